import { randomUUID } from 'node:crypto';
import { notFound, validationError } from './errors.ts';
import type { PipelineSeed, SeedLanguage, StageSeed } from './portal-seed.ts';

const salesStages: readonly (Omit<StageSeed, 'label'> & { labels: Record<SeedLanguage, string> })[] = [
  {
    id: 'appointmentscheduled',
    labels: { en: 'Appointment Scheduled', de: 'Termin vereinbart' },
    probability: 0.2,
    isClosed: false,
  },
  {
    id: 'qualifiedtobuy',
    labels: { en: 'Qualified To Buy', de: 'Qualifiziert zum Kauf' },
    probability: 0.4,
    isClosed: false,
  },
  {
    id: 'presentationscheduled',
    labels: { en: 'Presentation Scheduled', de: 'Präsentation vereinbart' },
    probability: 0.6,
    isClosed: false,
  },
  {
    id: 'decisionmakerboughtin',
    labels: { en: 'Decision Maker Bought-In', de: 'Entscheidungsträger überzeugt' },
    probability: 0.8,
    isClosed: false,
  },
  {
    id: 'contractsent',
    labels: { en: 'Contract Sent', de: 'Vertrag gesendet' },
    probability: 0.9,
    isClosed: false,
  },
  {
    id: 'closedwon',
    labels: { en: 'Closed Won', de: 'Abgeschlossen und gewonnen' },
    probability: 1,
    isClosed: true,
  },
  {
    id: 'closedlost',
    labels: { en: 'Closed Lost', de: 'Abgeschlossen und verloren' },
    probability: 0,
    isClosed: true,
  },
];

/** The pipeline that every portal has from the start; its ids do not depend on the language. */
export function defaultSalesPipeline(language: SeedLanguage): PipelineSeed {
  return {
    id: 'default',
    label: language === 'de' ? 'Vertriebspipeline' : 'Sales Pipeline',
    stages: salesStages.map(({ labels, ...stage }) => ({ ...stage, label: labels[language] })),
  };
}

interface PipelineInput {
  label: string;
  stages: { label: string; metadata?: Record<string, string> }[];
}

/** The deal pipelines of one portal. */
export class Pipelines {
  #pipelines: PipelineSeed[];
  readonly #createdAt: string;

  constructor(pipelines: readonly PipelineSeed[], createdAt: string) {
    this.#pipelines = [...pipelines];
    this.#createdAt = createdAt;
  }

  get all(): readonly PipelineSeed[] {
    return this.#pipelines;
  }

  restore(pipelines: readonly PipelineSeed[]): void {
    this.#pipelines = [...pipelines];
  }

  pipeline(id: string): PipelineSeed {
    const found = this.#pipelines.find((pipeline) => pipeline.id === id);
    if (found === undefined) {
      throw notFound(`Pipeline ${id} does not exist`);
    }
    return found;
  }

  stage(stageId: string): { pipeline: PipelineSeed; stage: StageSeed } | undefined {
    for (const pipeline of this.#pipelines) {
      const stage = pipeline.stages.find((candidate) => candidate.id === stageId);
      if (stage !== undefined) {
        return { pipeline, stage };
      }
    }
    return undefined;
  }

  create(input: PipelineInput): PipelineSeed {
    if (this.#pipelines.some((pipeline) => pipeline.label === input.label)) {
      throw validationError(`A pipeline with the label '${input.label}' already exists.`);
    }
    const pipeline: PipelineSeed = {
      id: randomUUID(),
      label: input.label,
      stages: input.stages.map((stage) => {
        const probability = Number(stage.metadata?.['probability']);
        if (stage.metadata?.['probability'] === undefined || !(probability >= 0 && probability <= 1)) {
          throw validationError(`Stage '${stage.label}' needs a probability between 0.0 and 1.0.`);
        }
        return {
          id: randomUUID(),
          label: stage.label,
          probability,
          // A stage of 0 or 1 is lost or won, and so closed whatever is said of it.
          isClosed: probability === 0 || probability === 1 || stage.metadata['isClosed'] === 'true',
        };
      }),
    };
    this.#pipelines.push(pipeline);
    return pipeline;
  }

  wire(pipeline: PipelineSeed): Record<string, unknown> {
    return {
      id: pipeline.id,
      label: pipeline.label,
      displayOrder: this.#pipelines.indexOf(pipeline),
      stages: pipeline.stages.map((stage, index) => ({
        id: stage.id,
        label: stage.label,
        displayOrder: index,
        metadata: { isClosed: String(stage.isClosed), probability: stage.probability.toFixed(1) },
        writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
        createdAt: this.#createdAt,
        updatedAt: this.#createdAt,
        archived: false,
      })),
      createdAt: this.#createdAt,
      updatedAt: this.#createdAt,
      archived: false,
    };
  }
}
