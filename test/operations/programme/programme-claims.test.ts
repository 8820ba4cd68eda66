import { describe, expect, it } from 'vitest';
import { sourceProgramme } from '#core/source-programme.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import { hubStore } from '#store/hub-store.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { memoryCrm } from '#test/support/a-crm.ts';
import {
  alphaEntry,
  aProgrammeDocument,
  betaEntry,
  vendorOwners,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { aFactsQuery } from '#test/store/fixtures.ts';

const database = useTestDatabase();

type Claim = NonNullable<Parameters<typeof alphaEntry>[0]>['claims'];

async function load(alphas: Claim, betas: Claim) {
  const document = aProgrammeDocument({
    partners: [alphaEntry({ claims: alphas }), betaEntry({ claims: betas })],
  });
  const setup = setupStore(database(), sealer(new Uint8Array(32)));
  const clock = { now: () => new Date('2026-11-24T11:00:00Z') };
  await loadProgramme({ clock, setup, crm: memoryCrm(vendorOwners).setup }, document, sourceProgramme, []);
}

const facts = async (partnerId: string) => {
  const store = hubStore(database(), () => Promise.resolve());
  const read = await store.readFacts(aFactsQuery({ partnerId }));
  return [read.ownClaim?.endsOn ?? null, read.otherPartnerHolds, read.activeClaims];
};

const acme = (claimedOn: string, endsOn: string) => [{ domain: 'acme.de', claimedOn, endsOn }];

describe('two partners’ claims on one domain', () => {
  it.each([
    ['a lapsed one first', acme('today-200', 'today-20'), acme('today-10', 'today+170')],
    [
      'a lapsed one whose successor began the day after',
      acme('today-200', 'today-20'),
      acme('today-19', 'today'),
    ],
  ])('may be told where one has lapsed: %s', async (_name, alphas, betas) => {
    await load(alphas, betas);
    expect(await facts('alpha')).toEqual(['2026-11-04', true, 0]);
    expect((await facts('beta')).slice(1)).toEqual([false, 1]);

    await load(alphas, betas);
    expect(await facts('alpha')).toEqual(['2026-11-04', true, 0]);
  });

  it('may be told in any order of the partners', async () => {
    await load(acme('today-10', 'today+170'), acme('today-200', 'today-20'));
    expect(await facts('alpha')).toEqual(['2027-05-13', false, 1]);
    expect(await facts('beta')).toEqual(['2026-11-04', true, 0]);
  });

  it('are both history where both have lapsed', async () => {
    await load(acme('today-200', 'today-100'), acme('today-90', 'today-1'));
    expect(await facts('alpha')).toEqual(['2026-08-16', false, 0]);
    expect(await facts('beta')).toEqual(['2026-11-23', false, 0]);
  });

  it.each([
    ['both run', acme('today-50', 'today+50'), acme('today-10', 'today+170')],
    ['one began on the other’s last day', acme('today-200', 'today-20'), acme('today-20', 'today+170')],
    ['the later one begins only after today', acme('today-50', 'today+50'), acme('today+51', 'today+170')],
    ['one partner has two', [...acme('today-200', 'today-20'), ...acme('today', 'today+9')], []],
  ])('are a fault where %s', async (_name, alphas, betas) => {
    await expect(load(alphas, betas)).rejects.toThrow('claim on acme.de stands twice');
  });
});
