import { stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtParts } from '#devkit/built-parts.ts';
import type { RegisterDealPage } from '#devkit/drive/register-deal-page.ts';
import type { HostSetup, LoggedCall } from '#devkit/host/host-api.ts';
import { samples } from '#devkit/samples/records.ts';
import { aJourney } from '#test/support/a-journey.ts';

/** The page's tools on the real parts: the hub judges by the moved clock, and the log has what a registration costs. */
const journey = aJourney({ viewport: { width: 1280, height: 900 } });

const { alpha, vendor, free, ownClaim } = samples;

const root = path.resolve(import.meta.dirname, '../../..');

async function ask<T>(route: string): Promise<T> {
  const response = await fetch(`${journey.devkit.url}/__host/${route}`);
  return (await response.json()) as T;
}

function openContact(contactId: string): Promise<RegisterDealPage> {
  return journey.registerDeal({
    portalId: alpha.portalId,
    object: '0-1',
    record: contactId,
    language: 'en',
  });
}

describe('the card host with the real hub', () => {
  it('shows every card that is there, each where its metafile puts it', async () => {
    const { cards } = await ask<HostSetup>('setup');
    expect(cards).toContainEqual(
      expect.objectContaining({
        id: 'register_deal_card',
        side: 'partner',
        location: 'crm.record.sidebar',
        objectTypeIds: ['0-1', '0-2'],
      }),
    );
    for (const { id, location, title, side, objectTypeIds } of cards) {
      if (location !== 'crm.record.tab') continue;
      const portalId = side === 'vendor' ? vendor.portalId : alpha.portalId;
      await journey.page.goto(
        `${journey.devkit.url}/?portal=${portalId}&object=${objectTypeIds[0]}&tab=${id}&language=de`,
      );
      await journey.page.getByRole('tab', { name: title.de, selected: true }).waitFor();
      await journey.page.locator(`[data-card=${id}]`).waitFor();
    }
  });

  it('moves the day that the hub judges by: a claim lapses, and stands again when the clock is back', async () => {
    const { card, labels } = await openContact(ownClaim.contactId);
    await card.getByText(labels.availability.R1, { exact: true }).waitFor();
    await journey.page.getByRole('button', { name: /^Today in the hub/ }).click();
    await journey.page.getByRole('button', { name: '+180 days' }).click();
    await card.getByText(/Your claim ended on/).waitFor();
    expect(await journey.page.getByText(/The hub’s clock is moved/).isVisible()).toBe(true);
    await journey.page.getByRole('status').getByRole('button', { name: 'Back to today' }).click();
    await card.getByText(labels.availability.R1, { exact: true }).waitFor();
  });

  it('counts what a registration costs, at the hub and in both CRMs', async () => {
    const deal = await openContact(free.contactId);
    await deal.openPanel();
    await deal.fillDeal('Nordlicht Marketing', '31/03/2027');
    await deal.fillQualification();
    const before = (await ask<LoggedCall[]>('calls')).at(-1)?.number ?? 0;
    await deal.submit();
    await deal.registered();

    const calls = (await ask<LoggedCall[]>('calls')).filter(({ number }) => number > before);
    expect(calls).toContainEqual(
      expect.objectContaining({ kind: 'operation', operation: 'register-deal', outcome: 'ok' }),
    );
    for (const { portalId } of [alpha, vendor]) {
      expect(calls).toContainEqual(
        expect.objectContaining({
          kind: 'hubspot',
          portalId,
          path: '/crm/v3/objects/deals/batch/upsert',
          records: 1,
        }),
      );
    }
    expect(calls.filter((call) => call.kind === 'hubspot' && call.status >= 400)).toEqual([]);
  });

  it('shows the properties that the app wrote under their own heading, in the language of the portal', async () => {
    const deals = journey.devkit.standIn.portal(vendor.portalId).records('deals');
    const shared = deals.find(({ properties }) => properties['shared_deal_domain'] === free.domain);
    await journey.page.goto(
      `${journey.devkit.url}/?portal=${vendor.portalId}&object=0-3&record=${shared?.id}&tab=overview&language=en`,
    );
    const summary = journey.page.getByRole('region', { name: 'About this record' });
    await summary.getByRole('heading', { name: 'Geteilte Deals' }).waitFor();
    expect(await summary.getByText(free.domain).isVisible()).toBe(true);
    await journey.page
      .getByRole('heading', { level: 4, name: /Alpha Digital hat einen Deal registriert/ })
      .waitFor();
    await journey.page.getByRole('link', { name: /^Alpha Digital: / }).waitFor();
  });

  it('keeps the clock moved over a restart of the hub', async () => {
    await journey.devkit.clock.move(180 * 24 * 60 * 60_000);
    await journey.devkit.restartHub();
    const { card } = await openContact(ownClaim.contactId);
    await card.getByText(/Your claim ended on/).waitFor();
    expect(await journey.page.getByText(/The hub’s clock is moved/).isVisible()).toBe(true);
    await journey.devkit.clock.move(0);
    await journey.page.getByText(/The hub’s clock is moved/).waitFor({ state: 'detached' });
  });

  it('builds nothing anew when no source has changed', async () => {
    const folder = path.join(root, 'build/devkit');
    const first = await builtParts(folder);
    const builtAt = (await stat(path.join(path.dirname(first.assetsDir), 'parts.json'))).mtimeMs;
    const second = await builtParts(folder);
    expect(second).toEqual(first);
    expect((await stat(path.join(path.dirname(second.assetsDir), 'parts.json'))).mtimeMs).toBe(builtAt);
  });
});
