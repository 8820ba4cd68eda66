import { parseArgs } from 'node:util';
import type { Language } from '#extensions/kit/labels.ts';
import type { Side } from '#core/deal-type.ts';

export const sides = ['partner', 'vendor'] as const satisfies readonly Side[];
export const doors = ['function', 'fetch'] as const;
export const languages = ['en', 'de'] as const satisfies readonly Language[];

export type DoorName = (typeof doors)[number];

/** Which HubSpot app is built: an app of one portal's own reaches the hub by functions, one that many install by `hubspot.fetch`. */
export interface Variant {
  readonly side: Side;
  readonly door: DoorName;
  /** Of the card titles, which HubSpot fixes per build; what stands in a card follows its reader. */
  readonly language: Language;
  /**
   * Public address of the hub, https, without a trailing slash. The fetch door's app has to name it; one of the function door
   * hears no webhooks without it.
   */
  readonly hubUrl: string | null;
  /** The portal that has an app of the function door for itself: it sends its webhooks to an address of its own. */
  readonly portalId: number | null;
}

/** What was asked for cannot be built; the message is a sentence for whoever asked. */
export class VariantError extends Error {
  override readonly name = 'VariantError';
}

export const usage =
  'npm run build -- --side partner|vendor [--door function|fetch] [--language en|de] [--hub-url https://…] [--portal-id N]';

function oneOf<const Value extends string>(
  option: string,
  values: readonly Value[],
  given: string | undefined,
): Value {
  const value = values.find((one) => one === given);
  if (value === undefined) throw new VariantError(`--${option} is one of ${values.join(', ')}.\n${usage}`);
  return value;
}

function readHubUrl(door: DoorName, given: string | undefined): string | null {
  if (door === 'function' && given === undefined) return null;
  const url = given === undefined ? null : URL.parse(given);
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw new VariantError(
      `--hub-url is the hub's public https address, which --door fetch needs: HubSpot calls no other.\n${usage}`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function readPortalId(door: DoorName, hubUrl: string | null, given: string | undefined): number | null {
  const isNeeded = door === 'function' && hubUrl !== null;
  if (!isNeeded && given === undefined) return null;
  if (isNeeded && given !== undefined && /^[1-9]\d{0,14}$/.test(given)) return Number(given);
  throw new VariantError(
    `--portal-id names the portal of an app of the function door whose webhooks go to --hub-url; otherwise leave it out.\n${usage}`,
  );
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        side: { type: 'string' },
        door: { type: 'string', default: 'function' },
        language: { type: 'string', default: 'en' },
        'hub-url': { type: 'string' },
        'portal-id': { type: 'string' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VariantError(`${reason}\n${usage}`, { cause: error });
  }
}

/** Throws `VariantError`. */
export function readVariant(args: readonly string[]): Variant {
  const values = readOptions(args);
  const door = oneOf('door', doors, values.door);
  const hubUrl = readHubUrl(door, values['hub-url']);
  return {
    side: oneOf('side', sides, values.side),
    door,
    language: oneOf('language', languages, values.language),
    hubUrl,
    portalId: readPortalId(door, hubUrl, values['portal-id']),
  };
}
