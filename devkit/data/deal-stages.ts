import { defaultSalesPipeline } from '../stand-in/pipelines.ts';

/** Every portal of a data folder has HubSpot's default pipeline and no other. */
const pipeline = defaultSalesPipeline('en');

/** Wordings of HubSpot's German screens beside those of the stand-in, from memory. */
const moreLabels: Readonly<Record<string, readonly string[]>> = {
  appointmentscheduled: ['Termin geplant'],
  qualifiedtobuy: ['Qualifiziert für Kauf', 'Kaufbereit'],
  presentationscheduled: ['Präsentation geplant'],
  decisionmakerboughtin: ['Entscheidungsträger eingebunden', 'Entscheider überzeugt'],
  contractsent: ['Vertrag verschickt'],
  closedwon: ['Geschlossen und gewonnen', 'Abgeschlossen & gewonnen'],
  closedlost: ['Geschlossen und verloren', 'Abgeschlossen & verloren'],
};

const stageIds = new Map<string, string>();
for (const language of ['en', 'de'] as const) {
  for (const stage of defaultSalesPipeline(language).stages) {
    for (const label of [stage.id, stage.label, ...(moreLabels[stage.id] ?? [])]) {
      stageIds.set(keyOf(label), stage.id);
    }
  }
}

const pipelineLabels = new Set(
  [
    pipeline.id,
    defaultSalesPipeline('en').label,
    defaultSalesPipeline('de').label,
    'Sales-Pipeline',
    'Deal-Pipeline',
  ].map(keyOf),
);

export const defaultPipelineId = pipeline.id;
export const firstStageId = pipeline.stages[0]?.id ?? '';

export function isDefaultPipeline(cell: string): boolean {
  return pipelineLabels.has(keyOf(cell));
}

/** By id or by label in either language; HubSpot may add the pipeline: `Closed Won (Sales Pipeline)`. */
export function stageIdOf(cell: string): string | undefined {
  return stageIds.get(keyOf(cell)) ?? stageIds.get(keyOf(cell.replace(/\s*\([^()]*\)$/, '')));
}

function keyOf(label: string): string {
  return label.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
