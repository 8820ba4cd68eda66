import { mkdir, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { functionName } from '#extensions/kit/door.ts';
import { operations } from '#contracts/operations.ts';
import type { Side } from '#core/deal-type.ts';
import { doors, languages, sides, type DoorName, type Variant } from '#devkit/package/variant.ts';

const root = path.resolve(import.meta.dirname, '../../..');

export const hubUrl = 'https://hub.vendor.example';

export function aVariant(changes: Partial<Variant> = {}): Variant {
  const door: DoorName = changes.door ?? 'function';
  return {
    side: 'partner',
    language: 'en',
    portalId: null,
    hubUrl: door === 'fetch' ? hubUrl : null,
    ...changes,
    door,
  };
}

/** Both sides through both doors in both languages. */
export const everyVariant: readonly Variant[] = sides.flatMap((side) =>
  doors.flatMap((door) => languages.map((language) => aVariant({ side, door, language }))),
);

export const nameOf = ({ side, door, language }: Variant): string => `${side}, ${door}, ${language}`;

/** Inside the project, since HubSpot's bundler looks for the cards' packages above the file it bundles. */
export async function aBuildFolder(): Promise<string> {
  await mkdir(path.join(root, 'build'), { recursive: true });
  return mkdtemp(path.join(root, 'build/test-package-'));
}

/** What a reader of the two lists would expect in the portals of a side, written down once more so that a loss is seen. */
export const expectedCards = {
  partner: {
    register_deal_card: { en: 'Register deal', de: 'Deal registrieren' },
    shared_deal_card: { en: 'Shared deal', de: 'Geteilter Deal' },
  },
  vendor: { partner_attribution_card: { en: 'Partner attribution', de: 'Partnerzuordnung' } },
} as const;

export const expectedFunctions = (side: Side): string[] =>
  Object.values(operations)
    .filter((operation) => operation.side === side || operation.side === 'either')
    .map(({ name }) => functionName(name))
    .toSorted();
