import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchBrowser } from '#devkit/browser-launch/launch-browser.ts';
import type { Trouble, WebhookAttempt } from '#devkit/host/host-api.ts';
import { startReceiver, type WebhookReceiver } from '../stand-in/webhook-receiver.ts';
import { partnerPortalId, startHostFixture } from './fixtures/host-fixture.ts';
import type { HostFixture } from './fixtures/host-fixture.ts';

/** The tool that shows the stand-in's webhooks and lets people make it behave as HubSpot does on a bad day. */

let fixture: HostFixture;
let receiver: WebhookReceiver;

beforeAll(async () => {
  [fixture, receiver] = await Promise.all([startHostFixture(), startReceiver()]);
  const subscriptions = ['amount', 'dealname'].map((propertyName) => ({
    subscriptionType: 'object.propertyChange',
    objectType: 'deal',
    propertyName,
  }));
  fixture.standIn.subscribeWebhooks(receiver.app({ portalIds: [partnerPortalId], subscriptions }));
}, 120_000);

afterAll(async () => {
  await receiver.close();
  await fixture.close();
});

afterEach(async () => {
  await act({ do: 'calm' });
  await fixture.standIn.webhooks.idle();
});

async function act(body: object): Promise<Trouble> {
  const response = await fetch(`${fixture.host.url}/__host/trouble`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Trouble;
}

async function read(): Promise<{ attempts: WebhookAttempt[]; trouble: Trouble }> {
  const response = await fetch(`${fixture.host.url}/__host/webhooks`);
  return (await response.json()) as { attempts: WebhookAttempt[]; trouble: Trouble };
}

function edit(properties: Readonly<Record<string, string>>): void {
  fixture.standIn.portal(partnerPortalId).update('deals', '502', properties);
}

function callCrm(): Promise<Response> {
  return fetch(`${fixture.standIn.url}/crm/v3/objects/deals/502`, {
    headers: { authorization: 'Bearer token-partner' },
  });
}

describe('the card host’s server', () => {
  it('tells what the stand-in told, in the words of the portal', async () => {
    edit({ amount: '4100' });
    await vi.waitFor(async () => {
      const { attempts } = await read();
      expect(attempts.at(-1)).toMatchObject({
        portalId: partnerPortalId,
        attempt: 1,
        status: 204,
        outcome: 'accepted',
        events: [{ kind: 'changed', object: 'deal', id: '502', property: 'Amount', value: '4100' }],
      });
    });
  });

  it('holds webhooks back, and lets them go', async () => {
    expect(await act({ do: 'pause' })).toMatchObject({ isPaused: true, pending: 0 });
    const before = (await read()).attempts.length;
    edit({ amount: '4200' });
    const held = await read();
    expect(held.trouble.pending).toBe(1);
    expect(held.attempts.length).toBe(before);
    expect(await act({ do: 'resume' })).toMatchObject({ isPaused: false });
    await vi.waitFor(async () => expect((await read()).attempts.length).toBe(before + 1));
  });

  it('drops as many of the next events as it is told to', async () => {
    const { dropped } = await act({ do: 'drop', count: 2 });
    edit({ amount: '4300', dealname: 'Renamed' });
    const { trouble } = await read();
    expect(trouble).toMatchObject({ dropped: dropped + 2, dropsLeft: 0, pending: 0 });
    edit({ amount: '4400' });
    expect((await read()).trouble.pending).toBe(1);
  });

  it('disturbs events on their way by a seed, each way by itself', async () => {
    expect(await act({ do: 'disturb', seed: 7, mishaps: ['disorder', 'duplicates'] })).toMatchObject({
      seed: 7,
      mishaps: ['duplicates', 'disorder'],
    });
    expect(fixture.standIn.webhooks.disturbance).toEqual({ seed: 7, shuffle: true, duplicateShare: 0.3 });
    expect(await act({ do: 'disturb', seed: 7, mishaps: ['delays'] })).toMatchObject({ mishaps: ['delays'] });
  });

  it.each([
    ['server_error', 503],
    ['too_many', 429],
  ])('lets the next calls fail with %s, and those after it not', async (fault, status) => {
    expect(await act({ do: 'fault', fault, times: 2 })).toMatchObject({
      faults: [{ name: fault, times: 2 }],
    });
    expect((await callCrm()).status).toBe(status);
    expect((await callCrm()).status).toBe(status);
    expect((await callCrm()).status).toBe(200);
    expect((await read()).trouble.faults).toEqual([]);
  });

  it('loses the reply of a call', async () => {
    await act({ do: 'fault', fault: 'lost_reply', times: 1 });
    await expect(callCrm()).rejects.toThrow('fetch failed');
  });

  it('calms everything at once', async () => {
    await act({ do: 'pause' });
    await act({ do: 'drop', count: 5 });
    await act({ do: 'disturb', seed: 3, mishaps: ['delays'] });
    await act({ do: 'fault', fault: 'slow', times: 5 });
    expect(await act({ do: 'calm' })).toMatchObject({
      isPaused: false,
      dropsLeft: 0,
      mishaps: [],
      faults: [],
    });
  });

  it('refuses what is no trouble', async () => {
    const response = await fetch(`${fixture.host.url}/__host/trouble`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'drop', count: 0 }),
    });
    expect(response.status).toBe(400);
  });
});

describe('the card host’s page', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
  }, 120_000);

  afterAll(() => browser.close());

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(10_000);
  });

  afterEach(() => page.close());

  async function openTool(language: 'en' | 'de') {
    await page.goto(
      `${fixture.host.url}/?portal=${partnerPortalId}&object=0-1&record=101&language=${language}`,
    );
    await page.getByRole('button', { name: 'Webhooks', exact: true }).click();
    const name = language === 'en' ? 'Development tools' : 'Entwicklungswerkzeuge';
    return page.getByRole('region', { name, exact: true });
  }

  it('shows webhooks as they come, also those that come again', async () => {
    const tool = await openTool('en');
    await tool.getByRole('button', { name: 'Pause' }).click();
    await tool.getByText(/^paused · 0 events on the way/).waitFor();
    receiver.answers.push(500);
    edit({ amount: '5100', dealname: 'Acme – anew' });
    await tool.getByText(/^paused · 2 events on the way/).waitFor();
    await tool.getByRole('button', { name: 'Resume' }).click();
    const rows = tool.getByRole('row');
    await rows.filter({ hasText: '500, comes again' }).waitFor();
    await rows.nth(1).filter({ hasText: '204, accepted' }).waitFor();
    expect(await rows.nth(1).innerText()).toMatch(
      /Alpha Digital\s+2\s+Deal 502: .+ is now “5100”; Deal 502: .+ is now “Acme – anew”\s+204, accepted\s+\d+ ms/,
    );
    await tool.getByText(/^0 events on the way/).waitFor();
  });

  it('injects what it says, shows what is left of it, and calms down, by keyboard', async () => {
    const tool = await openTool('en');
    await tool.getByRole('checkbox', { name: 'In disorder' }).focus();
    await page.keyboard.press('Space');
    await vi.waitFor(() => expect(fixture.standIn.webhooks.disturbance).toMatchObject({ shuffle: true }));
    await tool.getByLabel('How many: Drop the next events').fill('3');
    await page.keyboard.press('Enter');
    await tool.getByText(/the next 3 events will be dropped/).waitFor();
    await tool.getByLabel('Fault', { exact: true }).selectOption({ label: 'Error 503' });
    await tool.getByLabel('How many: For the next calls').fill('2');
    await page.keyboard.press('Enter');
    await tool.getByText(/Error 503: 2 further calls/).waitFor();
    expect((await callCrm()).status).toBe(503);
    await tool.getByText(/Error 503: 1 further call$/).waitFor();
    await tool.getByRole('button', { name: 'All calm again' }).click();
    await tool.getByText(/^0 events on the way · \d+ dropped so far$|^0 events on the way$/).waitFor();
    expect(await tool.getByRole('checkbox', { name: 'In disorder' }).isChecked()).toBe(false);
    expect((await callCrm()).status).toBe(200);
  });

  it('has nothing that axe objects to, and says whose trouble it is, in both languages', async () => {
    const source = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
    for (const [language, whose] of [
      ['en', /HubSpot itself has no such switches/],
      ['de', /HubSpot selbst hat solche Schalter nicht/],
    ] as const) {
      const tool = await openTool(language);
      await tool.getByText(whose).waitFor();
      await tool.getByRole('row').nth(1).waitFor();
      await page.evaluate(source);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const found = await axe.run();
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      });
      expect(violations).toEqual([]);
    }
  });
});
