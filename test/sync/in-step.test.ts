import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aRegistrationAt } from '#test/races/runs.ts';
import {
  hubPrograms,
  recordsOf,
  vendorPortalId,
  type HubProgram,
  type HubPrograms,
  type ProgramPartner,
} from '#test/support/hub-programs.ts';

/** One deal in two CRMs: what people change on one side stands on the other, by the policy that ships (rules section 9). */

const alpha: ProgramPartner = {
  id: 'alpha',
  portalId: 2000,
  prospects: ['acme.de', 'lost.de', 'note.de', 'gone.de', 'won.de', 'dropped.de', 'held.de'],
};
let programs: HubPrograms;
let hub: HubProgram;

beforeAll(async () => {
  programs = await hubPrograms({ partners: [alpha], webhooks: { gatherMs: 20, firstRetryMs: 100 } });
  hub = await programs.start();
}, 120_000);
afterAll(() => programs?.end());

const portal = (portalId: number) => programs.standIn.portal(portalId);
const sides = { partner: alpha.portalId, vendor: vendorPortalId } as const;

async function shared(domain: string): Promise<Record<keyof typeof sides, string>> {
  const reply = await hub.ask(alpha, 'register-deal', aRegistrationAt(alpha, domain));
  expect(reply).toMatchObject({ status: 200, body: { result: 'registered' } });
  const idIn = (portalId: number) =>
    portal(portalId)
      .records('deals')
      .find(({ properties }) => properties['shared_deal_domain'] === domain)?.id;
  await vi.waitUntil(() => idIn(sides.partner) && idIn(sides.vendor), { timeout: 20_000 });
  return { partner: idIn(sides.partner) ?? '', vendor: idIn(sides.vendor) ?? '' };
}

const valueIn = (side: keyof typeof sides, id: string, property: string) =>
  portal(sides[side]).record('deals', id)?.properties[property];

const shows = (side: keyof typeof sides, id: string, property: string, value: string | undefined) =>
  vi.waitFor(() => expect(valueIn(side, id, property)).toBe(value), { timeout: 15_000, interval: 20 });

/** Nothing is on its way any more, and nobody calls. */
async function rest(): Promise<void> {
  let calls: number;
  do {
    calls = programs.standIn.journal.length;
    await programs.standIn.webhooks.idle();
    await new Promise((resolve) => setTimeout(resolve, 400));
  } while (programs.standIn.journal.length > calls);
}

describe('what is changed in one CRM', () => {
  it('stands in the other one, and comes back as no echo', async () => {
    const ids = await shared('acme.de');
    portal(sides.vendor).update('deals', ids.vendor, {
      amount: '4200',
      hs_next_step: 'Send the offer',
      dealname: 'Ours',
    });
    await shows('partner', ids.partner, 'amount', '4200');
    await shows('partner', ids.partner, 'hs_next_step', 'Send the offer');
    portal(sides.partner).update('deals', ids.partner, {
      hs_next_step: 'Call Clara',
      shared_deal_intro_note: 'Since 2020.',
    });
    await shows('vendor', ids.vendor, 'hs_next_step', 'Call Clara');
    await shows('vendor', ids.vendor, 'shared_deal_intro_note', 'Since 2020.');
    expect(valueIn('partner', ids.partner, 'dealname')).not.toBe('Ours');
    await rest();
    expect(programs.standIn.violations).toEqual([]);
  }, 60_000);

  it('crosses one way only where policy says so: the other side’s own edit gives way', async () => {
    const ids = await shared('lost.de');
    portal(sides.vendor).update('deals', ids.vendor, { amount: '900' });
    await shows('partner', ids.partner, 'amount', '900');
    portal(sides.partner).update('deals', ids.partner, { amount: '1' });
    await shows('partner', ids.partner, 'amount', '900');
    portal(sides.vendor).update('deals', ids.vendor, { amount: '' });
    await shows('vendor', ids.vendor, 'amount', '900');
    expect(valueIn('partner', ids.partner, 'amount')).toBe('900');
  }, 60_000);

  it('does not cross where it is a note, an e-mail, a call or a task: no call is made', async () => {
    const ids = await shared('note.de');
    await rest();
    const calls = programs.standIn.journal.length;
    for (const side of ['partner', 'vendor'] as const) {
      for (const type of ['notes', 'emails', 'calls', 'tasks'] as const) {
        const made = portal(sides[side]).create(type, { hs_timestamp: new Date().toISOString() });
        portal(sides[side]).associate(type, made.id, 'deals', ids[side]);
      }
    }
    await rest();
    expect(programs.standIn.journal.slice(calls)).toEqual([]);
  }, 60_000);

  it('is closed by the vendor’s stage, for both', async () => {
    const ids = await shared('won.de');
    portal(sides.vendor).update('deals', ids.vendor, { dealstage: 'closedwon' });
    await shows('partner', ids.partner, 'shared_deal_state', 'won');
    await shows('vendor', ids.vendor, 'shared_deal_state', 'won');
    portal(sides.vendor).update('deals', ids.vendor, { dealstage: 'appointmentscheduled' });
    await shows('partner', ids.partner, 'shared_deal_state', 'open');
    expect(valueIn('vendor', ids.vendor, 'dealstage')).toBe('appointmentscheduled');
  }, 60_000);

  it('leaves a tombstone where a CRM deal is deleted, until it is restored', async () => {
    const ids = await shared('gone.de');
    portal(sides.partner).archive('deals', ids.partner);
    await shows('vendor', ids.vendor, 'shared_deal_state', 'tombstoned');
    portal(sides.vendor).update('deals', ids.vendor, { hs_next_step: 'Still ours' });
    await rest();
    portal(sides.partner).restore('deals', ids.partner);
    await shows('vendor', ids.vendor, 'shared_deal_state', 'open');
    await shows('partner', ids.partner, 'shared_deal_state', 'open');
    await shows('partner', ids.partner, 'hs_next_step', 'Still ours');
    expect(portal(sides.partner).record('deals', ids.partner)).toBeDefined();
  }, 60_000);
});

describe('what HubSpot did not tell', () => {
  it('is found when somebody asks for it, and nobody is told that all is well while a CRM does not answer', async () => {
    const ids = await shared('dropped.de');
    await rest();
    programs.standIn.webhooks.dropNext(1, { portalId: sides.vendor, propertyName: 'hs_next_step' });
    portal(sides.vendor).update('deals', ids.vendor, { hs_next_step: 'Untold' });
    await rest();
    expect(valueIn('partner', ids.partner, 'hs_next_step')).not.toBe('Untold');

    const request = {
      sharedDealId: valueIn('partner', ids.partner, 'shared_deal_id') ?? '',
      language: 'en',
    } as const;
    programs.standIn.faults.inject({
      portalId: sides.vendor,
      method: 'POST',
      path: '/deals/batch/read$',
      status: 503,
      times: 5,
    });
    const refused = await hub.ask(alpha, 'sync-now', request);
    expect(refused).toMatchObject({ status: 503, body: { code: 'crm.unavailable', retryable: true } });
    programs.standIn.faults.clear();

    expect(await hub.ask(alpha, 'sync-now', request)).toMatchObject({ status: 200 });
    await shows('partner', ids.partner, 'hs_next_step', 'Untold');
  }, 60_000);
});

describe('who holds a domain', () => {
  it('is known as soon as the vendor gives a company to a direct rep, and again when the company is deleted', async () => {
    const company = portal(sides.vendor).create('companies', {
      name: 'Held',
      domain: 'held.de',
      hubspot_owner_id: '12',
    });
    await rest();
    const record = { type: 'company', id: recordsOf(alpha, 'held.de').companyId } as const;
    const preview = async () =>
      (await hub.ask(alpha, 'preview-registration', { record, domain: 'held.de' })).body;
    expect(await preview()).toMatchObject({ registration: { outcome: { rule: 'R4' } } });
    portal(sides.vendor).archive('companies', company.id);
    await rest();
    expect(await preview()).toMatchObject({ registration: { outcome: { rule: 'R2' } } });
  }, 60_000);
});
