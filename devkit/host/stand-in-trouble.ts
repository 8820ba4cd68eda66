import type { Fault, StandIn } from '../stand-in/stand-in.ts';
import type { WebhookDisturbance } from '../stand-in/webhooks.ts';
import { eventMishaps, type ApiFault, type EventMishap, type Trouble, type TroubleAct } from './host-api.ts';

/**
 * Lets people make the stand-in behave as HubSpot does on a bad day: webhooks that come late, twice, in disorder or never, and
 * an API that fails. Nothing of it reaches the hub but by what HubSpot itself would do.
 */
type Troubled = Pick<StandIn, 'webhooks' | 'faults'>;

/** Of events; enough to see it happen within a few of them. */
const duplicateShare = 0.3;
/** Long enough to be overtaken by what is changed next. */
const delayMs = [0, 3_000] as const;
/** Noticed by whoever waits for a card, and short of the hub's own limit for a call. */
const slowReplyMs = 2_000;

const faults: Readonly<Record<ApiFault, Omit<Fault, 'path' | 'name' | 'times'>>> = {
  lost_reply: { loseReply: true },
  server_error: { status: 503 },
  too_many: { status: 429 },
  slow: { delayMs: slowReplyMs },
};

const mishaps: Readonly<Record<EventMishap, Omit<WebhookDisturbance, 'seed'>>> = {
  duplicates: { duplicateShare },
  disorder: { shuffle: true },
  delays: { delayMs },
};

export function viewTrouble({ webhooks, faults: armed }: Troubled): Trouble {
  const { disturbance, isPaused, droppedCount, dropsLeft } = webhooks;
  const isOn = (mishap: EventMishap) =>
    disturbance !== undefined && Object.keys(mishaps[mishap]).every((field) => field in disturbance);
  return {
    isPaused,
    pending: webhooks.pending(),
    dropped: droppedCount,
    dropsLeft,
    seed: disturbance?.seed ?? 1,
    mishaps: eventMishaps.filter(isOn),
    faults: armed.pending().map(({ name, path, times = 1 }) => ({ name: name ?? path, times })),
  };
}

export function makeTrouble({ webhooks, faults: armed }: Troubled, act: TroubleAct): void {
  switch (act.do) {
    case 'pause':
      webhooks.pause();
      break;
    case 'resume':
      webhooks.resume();
      break;
    case 'drop':
      webhooks.dropNext(act.count);
      break;
    case 'disturb':
      webhooks.disturb(Object.assign({ seed: act.seed }, ...act.mishaps.map((mishap) => mishaps[mishap])));
      break;
    case 'fault':
      // Named as the page's texts are, and shown beside the calls that it hits.
      armed.inject({ ...faults[act.fault], name: act.fault, path: '^/crm/', times: act.times });
      break;
    case 'calm':
      webhooks.calm();
      webhooks.resume();
      armed.clear();
      break;
  }
}
