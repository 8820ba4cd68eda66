import { copyFile, glob, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser-launch/launch-browser.ts';
import { startDevkit, type Devkit } from '../devkit.ts';
import {
  attributionOfDeals,
  attributionOfLapsedClaim,
  attributionOfRetyped,
  attributionWithoutDeals,
} from './attribution.ts';
import { hubAway } from './hub-away.ts';
import { bothSides } from './in-step.ts';
import { outcomeChanged, product, refusedSubmissions, registerDealForm } from './register-deal-form.ts';
import { releasedClaims, releasedUnderADeal, retypedDeal } from './register-deal-limits.ts';
import { registerDealOffers, registerDealProblems } from './register-deal-offers.ts';
import { laterSharedDeals, sharedDealOfLapsedClaim, sharedDeals } from './shared-deal-shared.ts';
import { conversionForm, unsharedDeals } from './shared-deal-unshared.ts';
import { Shooter, type ShotLanguage } from './shooter.ts';
import { slowCrms } from './slow-crm.ts';
import { stricterProgramme, writeStricterProgramme } from './stricter-programme.ts';

/**
 * Takes a picture of every card in every state and language into `docs/images`, on fresh sample data, by driving the page as
 * a person would. A state that does not come about fails the script, and then the pictures stay as they were. Languages may
 * be named: `npm run screenshots -- de`.
 */
const root = path.resolve(import.meta.dirname, '../..');
const samplesFolder = path.join(root, 'devkit/samples');
const imagesFolder = path.join(root, 'docs/images');
const dayMs = 24 * 60 * 60 * 1000;

async function everyState(shooter: Shooter): Promise<void> {
  await registerDealOffers(shooter);
  await unsharedDeals(shooter);
  await attributionWithoutDeals(shooter);

  await registerDealForm(shooter);
  await outcomeChanged(shooter);
  await refusedSubmissions(shooter);
  await conversionForm(shooter, product);
  await sharedDeals(shooter, product);
  await laterSharedDeals(shooter);
  await slowCrms(shooter);
  await registerDealProblems(shooter);
  await attributionOfDeals(shooter);
  await bothSides(shooter);

  await releasedClaims(shooter);
  await releasedUnderADeal(shooter, product);
  await retypedDeal(shooter);
  await attributionOfRetyped(shooter);

  const { clock } = shooter.devkit;
  await clock.move(200 * dayMs);
  await sharedDealOfLapsedClaim(shooter);
  await attributionOfLapsedClaim(shooter);
  await clock.move(0);

  await hubAway(shooter);
}

/** One devkit, ended afterwards; all of them share what is built, with those of the tests too. */
async function withDevkit(
  sourceFolder: string,
  dataFolder: string,
  work: (devkit: Devkit) => Promise<void>,
): Promise<void> {
  const devkit = await startDevkit({
    sourceFolder,
    dataFolder,
    port: 0,
    buildFolder: path.join(root, 'build/devkit'),
    print: (line) => process.stdout.write(`${line}\n`),
  });
  try {
    await work(devkit);
  } finally {
    await devkit.close();
  }
}

/** The language's pictures in the place of the earlier ones, also of those that are not taken any more. */
async function publish(folder: string, language: ShotLanguage): Promise<void> {
  for await (const earlier of glob(`*.${language}.png`, { cwd: imagesFolder }))
    await rm(path.join(imagesFolder, earlier));
  for (const picture of await readdir(folder)) {
    await copyFile(path.join(folder, picture), path.join(imagesFolder, picture));
  }
}

async function takeAll(browser: Browser, language: ShotLanguage, folder: string): Promise<void> {
  const pictures = path.join(folder, 'pictures');
  await mkdir(pictures, { recursive: true });
  const missed: string[] = [];
  const shootOn = async (devkit: Devkit, states: (shooter: Shooter) => Promise<void>) => {
    const shooter = new Shooter({ devkit, browser, language, folder: pictures });
    await states(shooter);
    missed.push(...shooter.missed);
  };
  // Each language has the same registrations, so each begins with fresh data.
  await withDevkit(samplesFolder, path.join(folder, 'data'), (devkit) => shootOn(devkit, everyState));
  const stricter = path.join(folder, 'stricter');
  await writeStricterProgramme(samplesFolder, stricter);
  await withDevkit(stricter, path.join(folder, 'stricter-data'), (devkit) =>
    shootOn(devkit, stricterProgramme),
  );
  if (missed.length > 0) {
    throw new Error(`These states did not come about; see ${pictures}.\n${missed.join('\n')}`);
  }
  await publish(pictures, language);
}

const named = process.argv.slice(2);
const languages = (['en', 'de'] as const).filter(
  (language) => named.length === 0 || named.includes(language),
);
const workFolder = await mkdtemp(path.join(tmpdir(), 'shared-deals-shots-'));
const browser = await launchBrowser();
try {
  await mkdir(imagesFolder, { recursive: true });
  for (const language of languages) await takeAll(browser, language, path.join(workFolder, language));
} finally {
  await browser.close();
}
await rm(workFolder, { recursive: true, force: true });
