import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

/**
 * Starts a Chromium without a display. On Linux it comes from npm with its fonts and, where the machine
 * lacks them, its libraries, so that nothing has to be installed; elsewhere an installed one is taken.
 */

/** No window, no graphics card, no calls home. The sandbox needs rights that containers seldom have. */
const launchFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export interface LaunchBrowserOptions {
  /** `bundled` uses the libraries from npm even where the machine has its own; only tests need that. */
  libraries?: 'auto' | 'bundled';
}

export async function launchBrowser(options: LaunchBrowserOptions = {}): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return launchFromNpm(options.libraries ?? 'auto');
  }
  const installed = installedBrowsers.find((file) => existsSync(file));
  return chromium.launch(
    installed === undefined
      ? { channel: 'chrome', args: launchFlags }
      : { executablePath: installed, args: launchFlags },
  );
}

async function launchFromNpm(libraries: 'auto' | 'bundled'): Promise<Browser> {
  const unpacked = await unpackChromium();
  const own: LaunchOptions = {
    executablePath: unpacked.executable,
    args: launchFlags,
    env: { ...process.env, FONTCONFIG_FILE: unpacked.fontConfig },
  };
  const bundled: LaunchOptions = {
    ...own,
    env: { ...own.env, LD_LIBRARY_PATH: unpacked.libraries },
  };
  if (libraries === 'bundled') {
    return chromium.launch(bundled);
  }
  try {
    return await chromium.launch(own);
  } catch (error) {
    if (String(error).includes('error while loading shared libraries')) {
      return chromium.launch(bundled);
    }
    throw error;
  }
}
