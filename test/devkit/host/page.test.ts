import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '#devkit/browser-launch/launch-browser.ts';
import { startHostFixture, vendorPortalId } from './fixtures/host-fixture.ts';
import type { HostFixture } from './fixtures/host-fixture.ts';

let fixture: HostFixture;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [fixture, browser] = await Promise.all([startHostFixture(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await fixture.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(10_000);
});

afterEach(async () => {
  await page.close();
});

const contact = '?portal=1001&object=0-1&record=101';

async function open(query: string): Promise<void> {
  await page.goto(`${fixture.host.url}/${query}`);
}

/** Waits for it; when it does not come, the error says what was waited for. */
async function seen(locator: Locator): Promise<boolean> {
  await locator.waitFor();
  return locator.isVisible();
}

function hasFocus(locator: Locator): Promise<boolean> {
  return locator.and(locator.page().locator(':focus')).isVisible();
}

async function axeViolations(): Promise<string[]> {
  const source = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

describe('the card host’s page', () => {
  it('runs a card from HubSpot’s own bundler: context, properties, associations and its function', async () => {
    await open(`${contact}&language=en`);
    const card = page.getByRole('region', { name: 'Register deal' });
    expect(await seen(card.getByText('Probe for Grace'))).toBe(true);
    expect(await seen(card.getByText('key-of-the-partner'))).toBe(true);
    expect(await seen(card.getByText('Companies: Acme GmbH'))).toBe(true);
    expect(await seen(card.getByText('Ada · 1001 · en · 0-1/101'))).toBe(true);
  });

  it('follows the switches of language, user and portal, and keeps the state in the address', async () => {
    await open(`${contact}&language=en`);
    await page.getByRole('button', { name: 'Deutsch' }).click();
    expect(
      await seen(page.getByRole('region', { name: 'Deal registrieren' }).getByText('Ada · 1001 · de')),
    ).toBe(true);
    await page.getByLabel('Angemeldet als').selectOption({ label: 'Tom Hill' });
    expect(await seen(page.getByText('Tom · 1001 · de'))).toBe(true);
    expect(page.url()).toContain('?portal=1001&object=0-1&record=101&user=12&language=de');
    await page.getByRole('button', { name: 'Unternehmen', exact: true }).click();
    expect(await seen(page.getByRole('heading', { level: 1, name: 'Acme GmbH' }))).toBe(true);
    await page.getByLabel('Portal').selectOption({ label: 'Northwind Cloud (Hersteller)' });
    expect(await seen(page.getByRole('heading', { level: 1, name: 'Globex' }))).toBe(true);
    expect(await seen(page.getByText('Für diese Art von Datensatz ist hier keine Karte installiert.'))).toBe(
      true,
    );
    await page.goBack();
    expect(await seen(page.getByRole('heading', { level: 1, name: 'Acme GmbH' }))).toBe(true);
  });

  it('finds another record by typing', async () => {
    await open(`${contact}&language=en`);
    await page.getByRole('button', { name: 'Choose a record' }).click();
    await page.getByRole('searchbox').fill('max');
    await page.getByRole('link', { name: /Max Müller/ }).click();
    expect(await seen(page.getByText('Probe for Max'))).toBe(true);
  });

  it('opens a panel that holds the focus, gives it back on Escape, and leaves the page inert meanwhile', async () => {
    await open(`${contact}&language=en`);
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Register a deal' });
    expect(await seen(panel)).toBe(true);
    expect(await hasFocus(panel)).toBe(true);
    expect(await page.locator('#page').getAttribute('inert')).toBe('');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await hasFocus(page.getByRole('button', { name: 'Register', exact: true }))).toBe(true);
    expect(await page.locator('#page').getAttribute('inert')).toBeNull();
  });

  it('loses nothing that is typed quickly, and reads numbers and days as the language writes them', async () => {
    await open(`${contact}&language=de`);
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    const name = page.getByLabel('Deal name');
    await name.fill('');
    expect(await seen(page.getByText('Give the deal a name.'))).toBe(true);
    await name.pressSequentially('Größeres Vorhaben mit einem langen Namen');
    expect(await name.inputValue()).toBe('Größeres Vorhaben mit einem langen Namen');
    await page.getByLabel('Amount').fill('12.500,5');
    await name.focus();
    expect(await page.getByLabel('Amount').inputValue()).toBe('12.500,50');
    const closeDate = page.getByRole('textbox', { name: 'Close date' });
    expect(await closeDate.inputValue()).toBe('23.05.2027');
    await closeDate.fill('1.6.2027');
    await name.focus();
    expect(await closeDate.inputValue()).toBe('01.06.2027');
  });

  it('shows what the card wrote in the list of its CRM, marked as new, without a reload', async () => {
    await open(`${contact}&language=en`);
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByLabel('Deal name').fill('Acme – written by the card');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(
      await seen(page.getByRole('region', { name: 'Messages' }).getByText('Acme – written by the card')),
    ).toBe(true);
    const partner = page.getByRole('region', { name: 'Partner’s CRM Alpha Digital' });
    const line = partner.getByRole('listitem').filter({ hasText: 'Acme – written by the card' });
    expect(await seen(line.getByText('new', { exact: true }))).toBe(true);
  });

  it('shows a change that somebody made in the other CRM', async () => {
    await open(`${contact}&language=en`);
    const vendor = page.getByRole('region', { name: 'Vendor’s CRM Northwind Cloud' });
    expect(await seen(vendor.getByText('Acme at the vendor'))).toBe(true);
    expect(await vendor.getByText('The twin').count()).toBe(0);
    fixture.standIn.portal(vendorPortalId).create('deals', { dealname: 'The twin', amount: '900' });
    expect(await seen(vendor.getByRole('listitem').filter({ hasText: 'The twin' }).getByText('€900'))).toBe(
      true,
    );
  });

  it('pushes changed properties into the running card', async () => {
    await open('?portal=1001&object=0-1&record=102&language=en');
    expect(await seen(page.getByText('Probe for Max'))).toBe(true);
    fixture.standIn.portal(1001).update('contacts', '102', { firstname: 'Maxima' });
    expect(await seen(page.getByText('Probe for Maxima'))).toBe(true);
    fixture.standIn.portal(1001).update('contacts', '102', { firstname: 'Max' });
  });

  it('answers HubSpot’s own actions with a message', async () => {
    await open(`${contact}&language=en`);
    await page.getByRole('button', { name: 'Add note' }).click();
    expect(await seen(page.getByText('HubSpot would now do: ADD_NOTE'))).toBe(true);
  });

  it('shows a gap for a component it does not have, and survives what a card must not do', async () => {
    await open('?portal=1001&object=0-3&record=501&language=en');
    expect(await seen(page.getByText('“FileUpload” is not part of this stand-in'))).toBe(true);
    await page.getByRole('button', { name: 'Raw fetch' }).click();
    expect(await seen(page.getByText('fetch is not available in a UI extension'))).toBe(true);
    await page.getByRole('button', { name: 'HubSpot fetch' }).click();
    expect(await seen(page.getByText('400: https://hub.example.com is not in permittedUrls.fetch'))).toBe(
      true,
    );
    await page.getByRole('button', { name: 'Reject' }).click();
    expect(await seen(page.getByText('The card left an error unhandled'))).toBe(true);
    await page.getByRole('button', { name: 'Throw' }).click();
    expect(await seen(page.getByText('The card stopped with an error'))).toBe(true);
    expect(await seen(page.getByRole('heading', { level: 1, name: 'Acme – Einführung' }))).toBe(true);
  });

  it('stays as it is where a card takes its panel away while that is open', async () => {
    await open('?portal=1001&object=0-3&record=501&language=en');
    await page.getByRole('button', { name: 'Open a panel' }).click();
    const panel = page.getByRole('dialog', { name: 'Vanishing panel' });
    await panel.getByRole('button', { name: 'Vanish' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await seen(page.getByRole('button', { name: 'Raw fetch' }))).toBe(true);
  });

  it('opens a record with its card’s tab, or with the one that the address names', async () => {
    await open('?portal=1001&object=0-3&record=502&language=en');
    const tab = (name: string) => page.getByRole('tab', { name, selected: true });
    expect(await seen(tab('Faulty'))).toBe(true);
    await page.getByRole('tab', { name: 'Overview' }).click();
    expect(page.url()).toContain('&tab=overview');
    await page.reload();
    expect(await seen(page.getByText('They said: <b>soon</b>.'))).toBe(true);
    await page.keyboard.press('Tab');
    await tab('Overview').focus();
    await page.keyboard.press('ArrowRight');
    expect(await hasFocus(tab('Faulty'))).toBe(true);
    expect(page.url()).toContain('&tab=faulty');
  });

  it('leads from a shared deal to its twin in the other CRM, and from a task to its record', async () => {
    await open('?portal=1001&object=0-3&record=502&language=en');
    const sidebar = page.getByRole('complementary', { name: 'Cards in the sidebar' });
    await sidebar.getByRole('link', { name: 'Northwind Cloud: Acme at the vendor' }).click();
    expect(await seen(page.getByRole('heading', { level: 1, name: 'Acme at the vendor' }))).toBe(true);
    const partner = page.getByRole('region', { name: 'Partner’s CRM Alpha Digital' });
    await partner.getByRole('button', { name: /^Tasks/ }).click();
    await partner.getByRole('link', { name: /Get in touch with Acme/ }).click();
    expect(await seen(page.getByRole('heading', { level: 1, name: 'Acme – shared' }))).toBe(true);
    expect(await seen(page.getByText('Type: Channel'))).toBe(true);
  });

  it('moves the clock by keyboard, says so until it is moved back, and starts the cards anew', async () => {
    await open(`${contact}&language=en`);
    expect(await seen(page.getByText('key-of-the-partner'))).toBe(true);
    const control = page.getByRole('button', { name: /^Today in the hub/ });
    await control.focus();
    await page.keyboard.press('Enter');
    const reloaded = page.waitForRequest((request) => request.url().endsWith('/serverless'));
    await page.getByLabel('Another day').fill('2031-02-28');
    await page.keyboard.press('Enter');
    await reloaded;
    expect(await seen(page.getByText(/it judges as of 28 Feb 2031, \d+ days after today/))).toBe(true);
    expect(await seen(page.getByText('The card’s day: 2031-02-28'))).toBe(true);
    await page.getByRole('button', { name: '+1 day' }).click();
    expect(await seen(page.getByText(/it judges as of 1 Mar 2031/))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await hasFocus(control)).toBe(true);
    await page.getByRole('button', { name: 'Back to today' }).click();
    await page.getByText(/The hub’s clock is moved/).waitFor({ state: 'detached' });
    expect(fixture.clock.offsetMs()).toBe(0);
  });

  it('shows the calls as they come, newest first, counts from a moment on and filters by portal', async () => {
    await open(`${contact}&language=en`);
    expect(await seen(page.getByText('key-of-the-partner'))).toBe(true);
    await page.getByRole('button', { name: 'Calls', exact: true }).click();
    const log = page.getByRole('region', { name: 'Development tools' });
    const rows = log.getByRole('row');
    await log.getByRole('button', { name: 'Count from here' }).click();
    expect(
      await seen(log.getByText(/^0 calls to HubSpot with 0 records in batches, 0 calls to the hub since/)),
    ).toBe(true);
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(
      await seen(log.getByText(/^1 call to HubSpot with 0 records in batches, 1 call to the hub since/)),
    ).toBe(true);
    expect(await rows.nth(1).innerText()).toMatch(/Alpha Digital\s+Hub\s+probe\s+ok\s+\d+ ms/);
    expect(await rows.nth(2).innerText()).toMatch(
      /Alpha Digital\s+HubSpot\s+POST \/crm\/v3\/objects\/deals\s+201\s+\d+ ms/,
    );
    await log.getByLabel('Show calls in').selectOption({ label: 'Northwind Cloud' });
    expect(await seen(log.getByText('No call yet'))).toBe(true);
    await log.getByLabel('Show calls in').selectOption({ label: 'All portals' });
    await log.getByRole('button', { name: 'Show all calls' }).click();
    await rows.nth(3).waitFor();
  });

  it('hides nothing of a long record behind the development tools', async () => {
    await open(`${contact}&language=en`);
    const last = page.getByRole('link', { name: /Sales rules/ });
    expect(await seen(last)).toBe(true);
    const dock = page.getByRole('region', { name: 'Development tools' });
    const isClear = async () => {
      const [link, tools] = [await last.boundingBox(), await dock.boundingBox()];
      return link !== null && tools !== null && link.y + link.height <= tools.y;
    };
    await page.setViewportSize({ width: 1280, height: 620 });
    expect(await isClear()).toBe(false);
    await last.focus();
    expect(await isClear()).toBe(true);
    await page.getByRole('button', { name: 'Calls', exact: true }).click();
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    expect(await isClear()).toBe(true);
  });

  it('has nothing that axe objects to, with and without an open panel, in both languages', async () => {
    for (const language of ['en', 'de']) {
      await open(`${contact}&language=${language}`);
      expect(await seen(page.getByText('key-of-the-partner'))).toBe(true);
      expect(await axeViolations()).toEqual([]);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      expect(await seen(page.getByRole('dialog'))).toBe(true);
      expect(await axeViolations()).toEqual([]);
    }
  });

  it('has nothing that axe objects to in its tools, its tasks and while the clock is moved', async () => {
    await open('?portal=1001&object=0-3&record=502&language=de&tab=overview');
    expect(await seen(page.getByText('Type: Channel'))).toBe(true);
    await page.getByRole('button', { name: 'Aufrufe', exact: true }).click();
    await page.getByRole('button', { name: /^Heute im Hub/ }).click();
    await page.getByRole('button', { name: '+30 Tage' }).click();
    expect(await seen(page.getByText(/Die Uhr des Hubs ist verstellt/))).toBe(true);
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Zurück zu heute' }).first().click();
    await page.getByText(/Die Uhr des Hubs ist verstellt/).waitFor({ state: 'detached' });
  });
});
