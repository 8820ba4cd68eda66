import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import type { CompanyStanding } from '#operations/attribution/attribution-ports.ts';
import { aContactRecord, aRecordCompany } from '#test/support/a-crm.ts';
import { aHub, type TestHub } from '#test/support/a-hub.ts';
import { portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { deliverEffects } from '#test/support/deliver-effects.ts';

const database = useTestDatabase();

/** What the company of Acme in the vendor's CRM would be told now. */
async function standing(hub: TestHub, domain = 'acme.de'): Promise<CompanyStanding | undefined> {
  return (await hub.store.readCompanyStandings([domain], hub.clock.now())).get(domain);
}

const release = (hub: TestHub, domain: string) =>
  hub.ask('release-claim', 'alpha', { requestId: uuidv7(), domain });

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
      new Date('2026-11-24T10:00:00Z'),
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

    await release(hub, 'acme.de');
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

  it('is told by a release without any shared deal, where the vendor has the company', async () => {
    const hub = await aHub(database());
    await hub.setup.mirrorCompanies(
      [{ companyId: '601', domain: 'held-1.de', ownerId: null, name: 'Held' }],
      ['601'],
      new Date('2026-11-24T10:00:00Z'),
    );
    await release(hub, 'held-1.de');
    await release(hub, 'held-2.de');

    const told = await hub.effects(vendorPortalId);
    expect(told.map(({ effect, sequence }) => [effect, sequence])).toEqual([
      [{ kind: 'company_standing', domain: 'held-1.de' }, 1],
    ]);
    expect(await standing(hub, 'held-1.de')).toMatchObject({ holders: [], claimEndsOn: null });
    const delivered = await deliverEffects(database(), vendorPortalId, hub.clock.now());
    expect([...delivered]).toEqual([['company:held-1.de', '601']]);
  });

  it('is told by a release whose shared deals are closed, or another partner’s', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    await hub.register('beta');
    await database().kysely.updateTable('sharedDeals').set({ state: 'won' }).execute();
    const ofBeta = await hub.rows('beta');
    await release(hub, 'acme.de');
    expect(await toldAgain(hub)).toBe(1);
    expect(await hub.rows('beta')).toEqual(ofBeta);
  });

  it('is told when a registration finds that the own claim has lapsed and changes nothing else', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    hub.clock.set('2027-05-24T10:00:00Z');
    await hub.register('beta');
    await hub.register('alpha');
    expect(await toldAgain(hub)).toBe(1);

    // Retyped already: nothing of the shared deal is new.
    await hub.register('alpha');
    expect(await toldAgain(hub)).toBe(2);
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
