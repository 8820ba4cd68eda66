import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#operations/store-ports.ts';
import type { MirroredCompany, ResolvedProgramme } from '#operations/programme/setup-ports.ts';
import { hubStore } from '#store/hub-store.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { useTestDatabase } from '../support/database.ts';
import {
  aClaim,
  aDecision,
  aFactsQuery,
  aPartner,
  aProgramme,
  aSharedDeal,
  aUser,
  aVendor,
  person,
  someFacts,
} from './fixtures.ts';

const database = useTestDatabase();
let store: Store;

beforeEach(() => {
  store = hubStore(database(), () => Promise.resolve());
});

async function given(
  programme: Partial<ResolvedProgramme>,
  companies: readonly MirroredCompany[] = [],
): Promise<void> {
  const setup = setupStore(database(), sealer(new Uint8Array(32)));
  await setup.saveProgramme(aProgramme(programme));
  await setup.mirrorCompanies(
    companies,
    companies.map(({ companyId }) => companyId),
    new Date('2026-11-24T10:00:00Z'),
  );
}

const company = (companyId: string, ownerId: string | null, domain = 'acme.de'): MirroredCompany => ({
  companyId,
  domain,
  ownerId,
  name: null,
});

describe('the facts of a registration', () => {
  it('are all empty on a domain that nobody knows', async () => {
    await given({});
    expect(await store.readFacts(aFactsQuery())).toEqual(someFacts());
  });

  it('tell the partner what it asked with, and its tier', async () => {
    await given({ partners: [aPartner('alpha', { tier: 'elite' })] });
    const query = aFactsQuery({ domain: 'xn--mnchen-3ya.de' });
    expect(await store.readFacts(query)).toEqual(someFacts({ tier: 'elite', domain: 'xn--mnchen-3ya.de' }));
  });

  it('say of another partner only that it holds the domain', async () => {
    await given({ claims: [aClaim('beta')] });
    const facts = await store.readFacts(aFactsQuery());
    expect(facts).toEqual(someFacts({ otherPartnerHolds: true }));
    expect(JSON.stringify(facts)).not.toContain('beta');
  });

  it('know a removal of this partner from this domain, and of no other', async () => {
    await given({
      removals: [
        { partnerId: 'alpha', domain: 'acme.de' },
        { partnerId: 'beta', domain: 'other.de' },
      ],
    });
    expect((await store.readFacts(aFactsQuery())).removedByVendor).toBe(true);
    expect((await store.readFacts(aFactsQuery({ domain: 'other.de' }))).removedByVendor).toBe(false);
    expect((await store.readFacts(aFactsQuery({ partnerId: 'beta' }))).removedByVendor).toBe(false);
  });

  it('name the CAM and the PDM of the partner, and leave the seat vacant where the person has left', async () => {
    const partners = [aPartner('alpha', { camOwnerId: '11', pdmOwnerId: '12' })];
    await given({ users: [aUser('11', { roles: ['cam'] }), aUser('12', { roles: ['pdm'] })], partners });
    expect(await store.readFacts(aFactsQuery())).toMatchObject({ cam: person('11'), pdm: person('12') });

    await given({ users: [aUser('12', { active: false })], partners });
    expect(await store.readFacts(aFactsQuery())).toMatchObject({ cam: null, pdm: null });
  });
});

describe('the direct rep', () => {
  const reps = [aUser('21', { roles: ['direct_rep'] }), aUser('22', { roles: ['cam', 'direct_rep'] })];

  it('is the owner of the company with the lowest record id, counted as a number', async () => {
    await given({ users: reps }, [company('1000', '21'), company('999', '22')]);
    expect((await store.readFacts(aFactsQuery())).directRep).toEqual(person('22'));
  });

  it('is nobody where the owner is no direct rep, has left, or owns a company with another domain', async () => {
    const users = [
      aUser('31', { roles: ['cam'] }),
      aUser('32', { roles: ['direct_rep'], active: false }),
      ...reps,
    ];
    await given({ users }, [
      company('1', '31'),
      company('2', '32'),
      company('3', null),
      company('4', 'unknown'),
      company('5', '21', 'other.de'),
    ]);
    expect((await store.readFacts(aFactsQuery())).directRep).toBeNull();
  });

  it('is passed over by a company whose owner is no rep, for a later one whose owner is', async () => {
    await given({ users: reps }, [company('1', null), company('2', '21')]);
    expect((await store.readFacts(aFactsQuery())).directRep).toEqual(person('21'));
  });

  it('follows the CRM: a company that lost the domain or its owner counts no more', async () => {
    await given({ users: reps }, [company('1', '21'), company('2', '22', 'stays.de')]);
    const setup = setupStore(database(), sealer(new Uint8Array(32)));
    await setup.mirrorCompanies([company('1', '21', 'renamed.de')], ['1'], new Date('2026-11-24T10:00:00Z'));

    expect((await store.readFacts(aFactsQuery())).directRep).toBeNull();
    expect((await store.readFacts(aFactsQuery({ domain: 'renamed.de' }))).directRep).toEqual(person('21'));
    expect((await store.readFacts(aFactsQuery({ domain: 'stays.de' }))).directRep).toEqual(person('22'));
  });
});

describe('the routed rep', () => {
  const users = ['41', '42', '43', '44'].map((ownerId) => aUser(ownerId, { roles: ['direct_rep'] }));
  const routing = [
    { country: 'DE', companySize: '1_5', ownerId: '41' },
    { country: 'DE', companySize: null, ownerId: '42' },
    { country: null, companySize: '1001_plus', ownerId: '43' },
  ] as const;

  it.each([
    { country: 'DE', companySize: '1_5', rep: '41', why: 'the first line fits' },
    { country: 'DE', companySize: '1001_plus', rep: '42', why: 'an earlier line goes before a later one' },
    { country: 'AT', companySize: '1001_plus', rep: '43', why: 'a line without country fits every country' },
    { country: 'AT', companySize: '1_5', rep: '44', why: 'no line fits and the default rep stands in' },
    {
      country: null,
      companySize: null,
      rep: '44',
      why: 'an unknown company fits no line that asks for something',
    },
  ] as const)('is $rep for $country and $companySize, since $why', async ({ country, companySize, rep }) => {
    await given({ vendor: aVendor({ routing, defaultRepOwnerId: '44' }), users });
    expect((await store.readFacts(aFactsQuery({ country, companySize }))).routedRep).toEqual(person(rep));
  });

  it('passes over people who have left', async () => {
    await given({ vendor: aVendor({ routing, defaultRepOwnerId: '44' }), users: users.slice(2) });
    expect((await store.readFacts(aFactsQuery())).routedRep).toEqual(person('44'));
  });

  it('is nobody where neither a line nor a default names one', async () => {
    await given({ vendor: aVendor({ routing }), users });
    expect((await store.readFacts(aFactsQuery({ country: 'AT' }))).routedRep).toBeNull();
  });
});

describe('the open shared deals', () => {
  it('are those of this partner on this domain, newest first, with the day in the time zone of the vendor', async () => {
    await given({});
    const older = aSharedDeal({ name: 'older', registeredAt: '2026-10-01T08:00:00.000Z' });
    const newer = aSharedDeal({ name: 'newer', type: 'best_partner_wins', motion: 'up_sell' });
    const others = [
      aSharedDeal({ state: 'won' }),
      aSharedDeal({ domain: 'other.de' }),
      aSharedDeal({ partnerId: 'beta' }),
    ];
    await store.transact(async (transaction) => {
      for (const deal of [older, newer, ...others]) {
        await transaction.insertSharedDeal(deal, aDecision(), someFacts());
      }
    });

    expect((await store.readFacts(aFactsQuery())).openSharedDeals).toEqual([
      // 23:30 UTC is past midnight in Berlin.
      {
        sharedDealId: newer.sharedDealId,
        name: 'newer',
        type: 'best_partner_wins',
        motion: 'up_sell',
        registeredOn: '2026-11-25',
      },
      {
        sharedDealId: older.sharedDealId,
        name: 'older',
        type: 'channel',
        motion: 'new_business',
        registeredOn: '2026-10-01',
      },
    ]);
  });
});
