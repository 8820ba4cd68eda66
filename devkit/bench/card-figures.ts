import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#devkit/browser-launch/launch-browser.ts';
import { builtParts } from '#devkit/built-parts.ts';
import { startDevkit, type Devkit } from '#devkit/devkit.ts';
import { RegisterDealPage } from '#devkit/drive/register-deal-page.ts';
import type { OpenedRecord } from '#devkit/drive/record-page.ts';
import { bundleCard } from '#devkit/host/bundle-card.ts';
import type { CardHost, HostedCard } from '#devkit/host/card-host.ts';
import { createFetchProxy } from '#devkit/host/fetch-proxy.ts';
import { createFunctionRuntime } from '#devkit/host/function-runtime.ts';
import { startCardHost } from '#devkit/host/server.ts';
import { samples } from '#devkit/samples/records.ts';
import type { BenchServer } from './bench-database.ts';
import type { Figure } from './figure.ts';
import { interleaved } from './rounds.ts';
import type { Scale } from './scale.ts';

const root = path.resolve(import.meta.dirname, '../..');
const realCard = 'register_deal_card';

const where: OpenedRecord = {
  portalId: samples.alpha.portalId,
  object: '0-1',
  record: samples.free.contactId,
  language: 'en',
};

/**
 * From opening a record to what the card has to say, with function, hub and stand-in behind it; against a card that says two
 * words at once, on the same record in the same host. Every opening is a browser context of its own, without any cache.
 */
export async function cardFigures(_server: BenchServer, scale: Scale): Promise<Figure[]> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'bench-card-'));
  const buildFolder = path.join(root, 'build/devkit');
  const cardFolder = await mkdtemp(path.join(root, 'build/bench-'));
  const ends: (() => Promise<void>)[] = [];
  try {
    const devkit = await startDevkit({
      sourceFolder: path.join(root, 'devkit/samples'),
      dataFolder,
      port: 0,
      buildFolder,
      print: () => undefined,
    });
    ends.push(() => devkit.close());
    const empty = await emptyHost(devkit, buildFolder, cardFolder);
    ends.push(() => empty.close());
    const browser = await launchBrowser();
    ends.push(() => browser.close());

    const median = await interleaved(scale.openings, {
      measured: () => openingMs(browser, devkit.url, (page) => page.ready()),
      baseline: () => openingMs(browser, empty.url, ({ card }) => card.getByText('Nothing to see').waitFor()),
    });
    return [
      {
        name: "from opening a record to the card's content, against an empty card in the same host",
        ...median,
        unit: 'ms',
        aim: { atMost: 1.5 },
      },
    ];
  } finally {
    for (const end of ends.toReversed()) await end();
    await rm(dataFolder, { recursive: true, force: true });
    await rm(cardFolder, { recursive: true, force: true });
  }
}

async function openingMs(
  browser: Browser,
  url: string,
  shown: (page: RegisterDealPage) => Promise<void>,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const startedAtMs = performance.now();
    await shown(await RegisterDealPage.open(page, url, where));
    return performance.now() - startedAtMs;
  } finally {
    await context.close();
  }
}

/** The devkit's record page once more, with the empty card in place of the real one. */
async function emptyHost(devkit: Devkit, buildFolder: string, cardFolder: string): Promise<CardHost> {
  const { cards, assetsDir } = await builtParts(buildFolder);
  const real = cards.find(({ id }) => id === realCard);
  if (real === undefined) throw new Error(`The card ${realCard} was not built.`);
  const entryFile = path.join(import.meta.dirname, 'EmptyCard.tsx');
  const bundle = await bundleCard({ entryFile, outDir: cardFolder });
  const card: HostedCard = { ...real, bundleFiles: { function: bundle, fetch: bundle } };
  return startCardHost({
    port: 0,
    appName: 'Empty',
    standIn: devkit.standIn,
    clock: devkit.clock,
    assetsDir,
    door: 'function',
    functions: createFunctionRuntime({ files: {} }),
    fetchProxy: createFetchProxy({ permittedUrls: [], localUrl: () => undefined }),
    cards: [card],
    portals: devkit.standIn.portals.map(({ portalId, owners, language }) => ({
      portalId,
      side: portalId === samples.vendor.portalId ? ('vendor' as const) : ('partner' as const),
      app: { appId: 1, clientSecret: 'never-used' },
      secrets: {},
      users: owners.map(({ userId, email, firstName, lastName }) => ({
        id: userId,
        email,
        firstName,
        lastName,
        language,
        locale: 'en-gb',
        teams: [],
        roles: [],
      })),
    })),
  });
}
