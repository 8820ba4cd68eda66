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
  /** Public address of the hub, https, without a trailing slash. Only the fetch door's app has to name it. */
  readonly hubUrl: string | null;
}

/** What was asked for cannot be built; the message is a sentence for whoever asked. */
export class VariantError extends Error {
  override readonly name = 'VariantError';
}

export const usage =
  'npm run build -- --side partner|vendor [--door function|fetch] [--language en|de] [--hub-url https://…]';

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
  if (door === 'function') {
    if (given === undefined) return null;
    throw new VariantError(
      `--hub-url belongs to --door fetch: a function reads the address from its secrets.\n${usage}`,
    );
  }
  const url = given === undefined ? null : URL.parse(given);
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw new VariantError(
      `--door fetch needs --hub-url, the hub's public https address: HubSpot calls no other.\n${usage}`,
    );
  }
  return url.href.replace(/\/+$/, '');
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
  return {
    side: oneOf('side', sides, values.side),
    door,
    language: oneOf('language', languages, values.language),
    hubUrl: readHubUrl(door, values['hub-url']),
  };
}
