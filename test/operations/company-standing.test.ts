import { describe, expect, it } from 'vitest';
import type { CompanyStanding } from '#operations/attribution-ports.ts';
import { aContactRecord, aRecordCompany } from '#test/support/a-crm.ts';
import { aHub, type TestHub } from '#test/support/a-hub.ts';
import { portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

/** What the company of Acme in the vendor's CRM would be told now. */
async function standing(hub: TestHub, domain = 'acme.de'): Promise<CompanyStanding | undefined> {
  return (await hub.store.readCompanyStandings([domain], hub.clock.now())).get(domain);
}

const toldAgain = async (hub: TestHub) =>
  (await hub.effects(vendorPortalId)).filter(({ effect }) => effect.kind === 'company_standing').length;

describe('what the company in the vendor’s CRM is told', () => {
  it('is nothing where nobody claimed it and nothing is shared', async () => {
    expect(await standing(await aHub(database()))).toEqual({ holders: [], claimEndsOn: null, types: [] });
  });

  it('is the partner, the claim’s end and the kinds of what several partners share on it', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    await hub.register('beta');
    expect(await standing(hub)).toEqual({
      holders: ['Alpha Digital'],
      claimEndsOn: '2027-05-23',
      types: ['best_partner_wins', 'channel'],
    });
  });

  it('is no claim any more on the day after its end at the vendor’s', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    hub.clock.set('2027-05-23T21:59:00Z');
    expect((await standing(hub))?.holders).toEqual(['Alpha Digital']);
    hub.clock.set('2027-05-23T22:01:00Z');
    expect(await standing(hub)).toEqual({ holders: [], claimEndsOn: null, types: ['channel'] });
  });

  it('comes from all domains of a company that has several, whichever is asked for', async () => {
    const hub = await aHub(database());
    await hub.setup.mirrorCompanies(
      ['acme.de', 'acme.com'].map((domain) => ({ companyId: '601', domain, ownerId: null, name: 'Acme' })),
      ['601'],
    );
    hub.crmMemory.put(portalIds.beta, aContactRecord({ company: aRecordCompany({ domain: 'acme.com' }) }));
    await hub.register('alpha');
    hub.clock.set('2026-11-26T11:00:00Z');
    await hub.register('beta', { domain: 'acme.com' });

    const both = { holders: ['Alpha Digital', 'Beta Werke'], claimEndsOn: '2027-05-23', types: ['channel'] };
    expect(await standing(hub, 'acme.de')).toEqual(both);
    expect(await standing(hub, 'acme.com')).toEqual(both);
  });

  it('is told again by a renewal, a retyping and a release, without another registration', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    expect(await toldAgain(hub)).toBe(0);

    hub.clock.set('2027-05-01T10:00:00Z');
    await hub.register('alpha');
    expect(await toldAgain(hub)).toBe(1);
    expect((await standing(hub))?.claimEndsOn).toBe('2027-10-28');

    await hub.ask('release-claim', 'alpha', {
      requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b22',
      domain: 'acme.de',
    });
    expect(await toldAgain(hub)).toBe(2);
    expect((await standing(hub))?.holders).toEqual([]);

    await hub.register('beta');
    await hub.register('alpha');
    expect(await toldAgain(hub)).toBe(3);
    expect(await standing(hub)).toMatchObject({
      holders: ['Beta Werke'],
      types: ['best_partner_wins', 'channel'],
    });
  });

  it('never goes into a partner’s portal', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    hub.clock.set('2027-05-01T10:00:00Z');
    await hub.register('alpha');
    const kinds = (await hub.effects(portalIds.alpha)).map(({ effect }) => effect.kind);
    expect(kinds).toEqual(['deal', 'standing']);
  });
});
