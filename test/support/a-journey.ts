import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { launchBrowser } from '#devkit/browser-launch/launch-browser.ts';
import type { Devkit } from '#devkit/devkit.ts';
import { AttributionPage } from '#devkit/drive/attribution-page.ts';
import type { OpenedRecord } from '#devkit/drive/record-page.ts';
import { RegisterDealPage } from '#devkit/drive/register-deal-page.ts';
import { SharedDealPage } from '#devkit/drive/shared-deal-page.ts';
import { doors, type DoorName } from '#devkit/package/variant.ts';
import { aDevkit, type TestDevkit } from './a-devkit.ts';
import { crmLooks } from './crm-looks.ts';
import { holdReplies } from './page-replies.ts';

export interface JourneyOptions {
  /** A data folder; the samples where none is named. */
  readonly sourceFolder?: string;
  /** By which the cards reach the hub; that of the run (`JOURNEY_DOOR`) where none is named. */
  readonly door?: DoorName;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** The run of the tests says it for journeys that do not choose: they are walked once on each door. */
const doorOfRun = doors.find((door) => door === process.env['JOURNEY_DOOR']) ?? 'function';

/**
 * A devkit and a browser for the tests of the block that calls this, and a page of its own for each of them. What it
 * answers may be used inside tests only. What the hub replies to the cards is held against the API document.
 */
export function aJourney({
  sourceFolder,
  door = doorOfRun,
  viewport = { width: 1440, height: 1000 },
}: JourneyOptions = {}) {
  let kit: TestDevkit | undefined;
  let browser: Browser | undefined;
  let page: Page | undefined;
  const replies = holdReplies();

  // A whole registration in a browser takes its time where other tests want the same two cores.
  vi.setConfig({ testTimeout: 60_000 });

  beforeAll(async () => {
    [kit, browser] = await Promise.all([aDevkit(sourceFolder, undefined, door), launchBrowser()]);
    // The first one in a fresh clone builds every card for both doors.
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await kit?.end();
    replies.demandSome();
  });

  beforeEach(async () => {
    page = await started(browser).newPage({ viewport });
    page.setDefaultTimeout(30_000);
    replies.of(page);
  });

  afterEach(async () => {
    await replies.settle();
    await page?.close();
  });

  const devkit = (): Devkit => started(kit).devkit;
  return {
    get devkit() {
      return devkit();
    },
    get page() {
      return started(page);
    },
    /** The cards, each on a record, opened in the test's page. */
    registerDeal: (where: OpenedRecord) => RegisterDealPage.open(started(page), devkit().url, where),
    sharedDeal: (where: Omit<OpenedRecord, 'object'>) =>
      SharedDealPage.open(started(page), devkit().url, where),
    attribution: (where: OpenedRecord) => AttributionPage.open(started(page), devkit().url, where),
    /** Ends the devkit and starts it again on what it has written, with another data folder's programme if wanted. */
    async startAgain(otherSourceFolder?: string) {
      kit = await started(kit).again(otherSourceFolder);
    },
    ...crmLooks(devkit),
  };
}

export type Journey = ReturnType<typeof aJourney>;

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('A journey is used inside its tests only.');
  return part;
}
