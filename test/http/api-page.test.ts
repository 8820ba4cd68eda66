import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#contracts/operations.ts';
import { launchBrowser } from '#devkit/browser-launch/launch-browser.ts';
import { apiDocument } from '#http/api-document.ts';
import { anApp, type TestApp } from './an-app.ts';

/** The page of the API in a real browser, under the policy that the hub sends with it. */
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([anApp(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

describe('the API document that the hub serves', () => {
  it('is the one that is made from the contracts', async () => {
    const response = await fetch(`${app.url}/openapi.json`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(apiDocument())));
  });
});

describe('the page of the API', () => {
  it('lets no script run that is not a file of the hub, and nothing be loaded from elsewhere', async () => {
    const policy = (await fetch(`${app.url}/docs`)).headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'"]),
    );
  });

  it('shows every operation, asks nobody but the hub, keeps no cookie and breaks no rule of its policy', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${app.url}/docs`);
    for (const { name } of Object.values(operations)) {
      await page.getByText(`/operations/${name}`).first().waitFor();
    }
    await page.getByText('/operations/register-deal').first().click();
    await page.getByText('RegisterDealRequest').first().waitFor();
    await page.getByRole('button', { name: '422' }).click();
    const errorPage = page.getByRole('link', { name: 'request.invalid' });
    expect(await errorPage.getAttribute('href')).toBe('/docs/errors/request.invalid');
    expect(asked.filter((address) => !address.startsWith(`${app.url}/`))).toEqual([]);
    expect(asked.length).toBeGreaterThan(2);
    expect(complaints).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    await page.close();
  });
});
