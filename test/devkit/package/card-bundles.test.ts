import type { CrmContext } from '@hubspot/ui-extensions';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { operations, type OperationName } from '#contracts/operations.ts';
import { assembleProject } from '#devkit/package/assemble.ts';
import { keepBudgets, sizesOf } from '#devkit/package/budgets.ts';
import { productionFiles, type ProductionFile } from '#devkit/package/production-files.ts';
import { doors, sides, type DoorName } from '#devkit/package/variant.ts';
import { aViewOfSharedDeal } from '#test/support/a-crm-deal.ts';
import { anAttribution } from '#test/support/an-attribution.ts';
import { aViewRecord } from '#test/support/a-view-record.ts';
import { aBuildFolder, aVariant, hubUrl } from './a-project.ts';
import { runCard } from './running-card.ts';

interface OpenedCard {
  readonly operation: OperationName;
  readonly objectTypeId: string;
  readonly reply: unknown;
  /** What only the reply can have brought onto the card. */
  readonly shows: readonly string[];
}

const cards: Readonly<Record<string, OpenedCard>> = {
  register_deal_card: {
    operation: 'view-record',
    objectTypeId: '0-1',
    reply: aViewRecord(),
    shows: ['acme.co.uk'],
  },
  shared_deal_card: {
    operation: 'view-record',
    objectTypeId: '0-3',
    reply: aViewOfSharedDeal(),
    shows: ['Jana Winter'],
  },
  partner_attribution_card: {
    operation: 'view-attribution',
    objectTypeId: '0-3',
    reply: anAttribution(),
    shows: ['#Alpha Digital#'],
  },
};

/** Both languages are in every bundle: each door is opened by a reader of one, and knows them by a word on every card. */
const readers = {
  function: { language: 'en', commission: 'Commission' },
  fetch: { language: 'de', commission: 'Provision' },
} as const;

const user = { id: 7, email: 'max@alpha.example' };

let folder: string;
const built = new Map<DoorName, readonly ProductionFile[]>();
const bundlerWarnings: unknown[] = [];

beforeAll(async () => {
  // HubSpot's bundler puts it into the bundle.
  vi.stubEnv('NODE_ENV', 'production');
  folder = await aBuildFolder();
  const warn = vi.spyOn(console, 'warn').mockImplementation((...said) => void bundlerWarnings.push(said));
  for (const door of doors) {
    const files: ProductionFile[] = [];
    for (const side of sides) {
      const project = await assembleProject(aVariant({ side, door }), path.join(folder, `${side}-${door}`));
      files.push(...(await productionFiles(project, path.join(folder, door))));
    }
    built.set(door, files);
  }
  warn.mockRestore();
  vi.unstubAllEnvs();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function fileOf(door: DoorName, uid: string): string {
  const found = built.get(door)?.find((one) => one.uid === uid);
  if (found === undefined) throw new Error(`${uid} was not built for the ${door} door.`);
  return found.file;
}

function contextFor(card: OpenedCard, language: string): CrmContext {
  return {
    location: 'crm.record.tab',
    crm: { objectId: 501, objectTypeId: card.objectTypeId },
    user: { ...user, firstName: 'Max', lastName: 'Mustermann', teams: [], language, locale: language },
    portal: { id: 101, timezone: 'Europe/Berlin' },
    extension: { appId: 1, appName: 'Shared Deals', cardTitle: 'card' },
  } as unknown as CrmContext;
}

it('HubSpot’s own bundler has no complaint about any card', () => {
  expect(bundlerWarnings).toEqual([]);
});

it('every card and function keeps its budget on both doors', async () => {
  const sizes = await sizesOf(doors.flatMap((door) => built.get(door) ?? []));
  expect(() => keepBudgets(sizes)).not.toThrow();
});

it('every card that is built is run here', () => {
  for (const door of doors) {
    const uids = (built.get(door) ?? []).filter(({ kind }) => kind === 'card').map(({ uid }) => uid);
    expect(uids.toSorted()).toEqual(Object.keys(cards).toSorted());
  }
});

describe.each(doors)('on the %s door', (door) => {
  it.each(Object.entries(cards))(
    'the production bundle of %s shows the hub’s reply in a worker',
    async (uid, card) => {
      const { language, commission } = readers[door];
      const reply = { ok: operations[card.operation].reply.parse(card.reply) };
      const name = card.operation.replaceAll('-', '_');
      const address = `${hubUrl}/operations/${card.operation}`;
      const running = runCard({
        file: fileOf(door, uid),
        context: contextFor(card, language),
        functions: door === 'function' ? { [name]: reply } : {},
        addresses: door === 'fetch' ? { [address]: reply } : {},
      });
      onTestFinished(() => void running.end());
      await running.wordsOnceItShows([...card.shows, commission]);

      const request = expect.objectContaining({ record: expect.objectContaining({ id: '501' }) }) as unknown;
      const expected = {
        function: { target: name, sent: { request, user } },
        fetch: { target: address, sent: { method: 'POST', headers: {}, body: request } },
      };
      expect(running.calls[0]).toEqual(expected[door]);
    },
  );
});

it('a bundle that fails in the worker fails the test', async () => {
  const card = cards['register_deal_card'];
  if (card === undefined) throw new Error('There is no such card.');
  const running = runCard({
    file: fileOf('fetch', 'register_deal_card'),
    context: {} as CrmContext,
    functions: {},
    addresses: {},
  });
  onTestFinished(() => void running.end());
  await expect(running.wordsOnceItShows(card.shows)).rejects.toThrow('crash');
});
