import type { Fault, StandIn } from '#devkit/stand-in/stand-in.ts';
import type { Side } from './oracle.ts';

/**
 * What people do on both sides, and what befalls the programs meanwhile, drawn from a seed before it begins: the same seed
 * draws the same, whatever the machine makes of it.
 */

export type Step = { readonly pauseMs: number } & (
  | {
      readonly kind: 'edit';
      readonly deal: number;
      readonly side: Side;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'delete'; readonly deal: number; readonly side: Side; readonly restoredAfter: number }
  | { readonly kind: 'log'; readonly deal: number; readonly side: Side; readonly type: Logged }
  | { readonly kind: 'message'; readonly deal: number; readonly body: string }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'kill'; readonly hub: number }
);

export interface Storm {
  readonly steps: number;
  readonly deals: number;
  readonly kills: number;
  readonly longestPauseMs: number;
}

const appointments = ['', '2027-01-15T12:00:00.000Z', '2027-02-28T00:00:00.000Z', '2027-03-31T22:30:00.000Z'];
/** Few, so that people come back to what stood before. */
const values: Readonly<Record<string, readonly string[]>> = {
  amount: ['', '100', '250.5', '9000'],
  deal_currency_code: ['EUR', 'USD'],
  closedate: appointments,
  hs_next_step: ['', 'Call Clara', 'Send the offer', 'Demo'],
  shared_deal_intro_note: ['', 'Since 2020.', 'Since 2024.'],
  shared_deal_pain_or_opportunity: ['', 'Leads get lost.', 'No reports.'],
  shared_deal_products: ['', 'marketing', 'marketing; sales'],
};
const stages = ['appointmentscheduled', 'qualifiedtobuy', 'closedwon', 'closedlost'];
const titleOf = {
  notes: 'hs_note_body',
  emails: 'hs_email_subject',
  calls: 'hs_call_title',
  tasks: 'hs_task_subject',
  meetings: 'hs_meeting_title',
} as const;
type Logged = keyof typeof titleOf;
const logged = Object.keys(titleOf) as Logged[];

/** Texts that must never be found on the other side. */
export const privateText = (side: Side) => `between us at the ${side}`;
export const renamedBy = (side: Side) => `renamed by the ${side}`;

/** CRM deals of these may be deleted; the others are talked about. */
export const isVolatile = (deal: number) => deal % 3 === 0;

export function drawSteps(random: () => number, storm: Storm, name: string): Step[] {
  const whole = (below: number) => Math.floor(random() * below);
  const one = <T>(list: readonly T[]): T => {
    const chosen = list[whole(list.length)];
    if (chosen === undefined) throw new Error('There is nothing to choose from.');
    return chosen;
  };
  const drawSide = (): Side => (random() < 0.5 ? 'partner' : 'vendor');
  const edit = (deal: number, side: Side, pauseMs: number): Step => {
    const properties = Array.from({ length: 1 + whole(3) }, () => one(Object.keys(values)));
    const edited = Object.fromEntries(properties.map((property) => [property, one(values[property] ?? [])]));
    return { kind: 'edit', deal, side, pauseMs, values: edited };
  };
  /** Whatever is due to the deleted one goes out with what is due to others. */
  const drawDeletion = (deal: number, side: Side, pauseMs: number): Step[] => {
    const next = { kind: 'edit', side: side === 'partner' ? 'vendor' : 'partner', pauseMs: 0 } as const;
    return [
      { kind: 'delete', deal, side, pauseMs, restoredAfter: 5 + whole(60) },
      ...[deal, deal + 1, deal + 2].map((edited): Step => ({
        ...next,
        deal: edited % storm.deals,
        values: { hs_next_step: one(values['hs_next_step'] ?? []) },
      })),
    ];
  };
  const draw = (number: number): Step[] => {
    const deal = whole(storm.deals);
    const side = drawSide();
    const pauseMs = whole(storm.longestPauseMs + 1);
    const dice = random();
    if (dice < 0.7) return [edit(deal, side, pauseMs)];
    if (dice < 0.78) {
      const dealname = `${renamedBy(side)} ${String(number)}`;
      return [{ kind: 'edit', deal, side, pauseMs, values: { dealname } }];
    }
    if (dice < 0.86) return [{ kind: 'edit', deal, side, pauseMs, values: { dealstage: one(stages) } }];
    if (dice < 0.9) return drawDeletion(deal - (deal % 3), side, pauseMs);
    if (dice < 0.92) return [{ kind: 'log', deal, side, pauseMs, type: one(logged) }];
    if (dice < 0.95 && !isVolatile(deal))
      return [{ kind: 'message', deal, pauseMs, body: `message ${name} ${String(number)}.` }];
    return [{ kind: 'fault', pauseMs, fault: drawFault() }];
  };
  const drawFault = (): Fault => {
    const path = one(['/deals/batch/update', '/deals/batch/read', '/batch/', '/crm/']);
    const times = 1 + whole(3);
    return one<Fault>([
      { path, times, status: 503 },
      { path, times, status: 429 },
      { path, times, loseReply: true },
      { path, times, delayMs: 300 + whole(1_200) },
    ]);
  };
  const steps = Array.from({ length: storm.steps }, (_, number) => draw(number)).flat();
  for (let kill = 0; kill < storm.kills; kill += 1) {
    const at = Math.floor(((kill + random()) / storm.kills) * steps.length);
    steps.splice(at, 0, { kind: 'kill', pauseMs: 0, hub: whole(2) });
  }
  return steps;
}

/** Does what a person does in HubSpot's screens; nothing where the record is deleted just now. */
export function actInCrm(
  standIn: StandIn,
  portalId: number,
  dealId: string,
  step: Extract<Step, { readonly kind: 'edit' | 'log' }>,
): void {
  const portal = standIn.portal(portalId);
  if (portal.record('deals', dealId) === undefined) return;
  if (step.kind === 'edit') {
    portal.update('deals', dealId, step.values);
    return;
  }
  const text = privateText(step.side);
  const { id } = portal.create(step.type, { [titleOf[step.type]]: text });
  portal.associate(step.type, id, 'deals', dealId);
}
