import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../browser-launch/launch-browser.ts';
import { startDevkit, type Devkit } from '../devkit.ts';
import { attributionShots } from './attribution-shots.ts';
import { hubAwayShots, registerDealShots } from './register-deal-shots.ts';
import { sharedDealShots } from './shared-deal-shots.ts';
import type { Shooter, ShotLanguage } from './shot.ts';

/**
 * Takes a picture of every card in every state and language into `docs/images`, on fresh sample data, by driving the page as
 * a person would. A state that does not come about fails the script.
 */
const root = path.resolve(import.meta.dirname, '../..');
const imagesFolder = path.join(root, 'docs/images');
const languages: readonly ShotLanguage[] = ['en', 'de'];

async function settled(page: Page): Promise<void> {
  // Toasts and highlights of the host are no part of a card's state.
  await page.addStyleTag({
    content:
      '*,*::before,*::after{animation:none!important;transition:none!important;caret-color:transparent!important}',
  });
  await page.waitForLoadState('networkidle').catch(() => undefined);
}

function shooterFor(devkit: Devkit, browser: Browser, language: ShotLanguage): Shooter {
  return {
    devkit,
    language,
    async withPage(work) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, deviceScaleFactor: 1 });
      page.setDefaultTimeout(20_000);
      try {
        await work(page);
      } finally {
        await page.close();
      }
    },
    async shoot(name: string, page: Page, what?: Locator) {
      await settled(page);
      const file = path.join(imagesFolder, `${name}.${language}.png`);
      if (what === undefined) {
        await page.screenshot({ path: file });
      } else {
        // The dock at the foot of the page would lie over a long card.
        const style = await page.addStyleTag({ content: '.dock{display:none!important}' });
        await what.screenshot({ path: file });
        await style.evaluate((element) => {
          element.parentNode?.removeChild(element);
        });
      }
      process.stdout.write(`${path.relative(root, file)}\n`);
    },
  };
}

const dataFolder = await mkdtemp(path.join(tmpdir(), 'shared-deals-shots-'));
await mkdir(imagesFolder, { recursive: true });
const browser = await launchBrowser();
try {
  for (const language of languages) {
    // Each language has the same first registration, so each begins with fresh data.
    const devkit = await startDevkit({
      sourceFolder: path.join(root, 'devkit/samples'),
      dataFolder: path.join(dataFolder, language),
      port: 0,
      buildFolder: path.join(root, 'build/screenshots'),
      print: (line) => process.stdout.write(`${line}\n`),
    });
    try {
      const shooter = shooterFor(devkit, browser, language);
      await registerDealShots(shooter);
      await sharedDealShots(shooter);
      await attributionShots(shooter);
      await hubAwayShots(shooter);
    } finally {
      await devkit.close();
    }
  }
} finally {
  await browser.close();
  await rm(dataFolder, { recursive: true, force: true });
}
