import { describe, expect, it } from 'vitest';
import { ProgrammePolicy } from '#contracts/programme-policy.ts';
import { toCalendarDay } from '#core/calendar-day.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import { overridePolicy, policyInForce } from '#operations/programme/programme-policy.ts';
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

const own = { version: 'own-1', effectiveOn: '2026-01-01' };
const day = toCalendarDay;

/** As it is read from a file, so that no override gets past the schema. */
function overridden(changes: object) {
  return overridePolicy(sourceProgramme, ProgrammePolicy.parse({ ...own, ...changes }));
}

describe('a vendor’s own policy', () => {
  it('is the shipped one but for what it says', () => {
    expect(overridden({})).toEqual({
      policy: { ...sourceProgramme, version: 'own-1', effectiveOn: '2026-01-01' },
      faults: [],
    });
  });

  it.each([
    [
      { capacity: { default: 7 } },
      { capacity: { default: 7, byTier: { gold: 500 }, atLimit: 'partner_collaboration' } },
    ],
    [
      { capacity: { byTier: { ' Starter': 4, gold: 9 } } },
      { capacity: { byTier: { starter: 4, gold: 9, silver: 500 } } },
    ],
    [
      { capacity: { atLimit: 'refuse', conversionAtLimit: 'refuse' } },
      { capacity: { default: 50, atLimit: 'refuse', conversionAtLimit: 'refuse' } },
    ],
    [{ preview: { namesDirectRep: true } }, { preview: { namesDirectRep: true, dailyQuota: 500 } }],
    [{ preview: { dailyQuota: 0 } }, { preview: { namesDirectRep: false, dailyQuota: 0 } }],
    [{ claim: { validityDays: 90 } }, { claim: { validityDays: 90, renewalWindowDays: 30 } }],
    [
      { poi: { maxAgeDays: 30 }, contest: 'vendor_decides' },
      { poi: { maxAgeDays: 30 }, contest: 'vendor_decides' },
    ],
    [{ assertedUsers: 'refuse' }, { assertedUsers: 'refuse' }],
    [{ testMode: true }, { testMode: true }],
    [{ commission: { months: 12 } }, { commission: { months: 12, ratePercent: 20 } }],
    [
      { tierCredit: { pointsPer100: { managed: 2 } } },
      { tierCredit: { pointsPer100: { managed: 2, sourced: 5 } } },
    ],
    [
      { domains: { extraSharedSuffixes: ['shops.example'] } },
      { domains: { extraSharedSuffixes: ['hs-sites.com', 'shops.example'] } },
    ],
    [
      { team: { difm: [{ role: 'partner_rep', participation: 'member' }] } },
      {
        team: {
          difm: [{ role: 'partner_rep', participation: 'member' }],
          channel: sourceProgramme.team.channel,
        },
      },
    ],
  ])('says %j and nothing beside it', (changes, expected) => {
    const { policy, faults } = overridden(changes);
    expect(policy).toMatchObject(expected);
    expect(faults).toEqual([]);
  });

  it('leaves the shipped policy as it is', () => {
    const before = structuredClone(sourceProgramme);
    overridden({ capacity: { byTier: { gold: 1 } }, domains: { companyDomains: ['mail.example'] } });
    expect(sourceProgramme).toEqual(before);
  });

  it('is told all of its faults at once', () => {
    const { faults } = overridden({
      version: sourceProgramme.version,
      effectiveOn: sourceProgramme.effectiveOn,
      claim: { validityDays: 30 },
    });
    expect(faults.map(({ path }) => path)).toEqual([
      'policy.version',
      'policy.effectiveOn',
      'policy.claim.renewalWindowDays',
    ]);
  });

  it('judges from its own day on', () => {
    const { policy } = overridden({});
    expect(policyInForce([sourceProgramme, policy], day('2025-12-31'))).toBe(sourceProgramme);
    expect(policyInForce([sourceProgramme, policy], day('2026-01-01'))).toBe(policy);
    expect(policyInForce([policy], day('1999-01-01'))).toBe(policy);
  });
});

const database = useTestDatabase();
const store = () => hubStore(database(), () => Promise.resolve());

function load(document: ReturnType<typeof aProgrammeDocument>) {
  const setup = setupStore(database(), sealer(new Uint8Array(32)));
  const clock = { now: () => new Date('2026-11-24T11:00:00Z') };
  return loadProgramme({ clock, setup, crm: memoryCrm(vendorOwners).setup }, document, sourceProgramme, []);
}

describe('loading a programme with a policy', () => {
  it('keeps the shipped policy in force until its day', async () => {
    const policy = ProgrammePolicy.parse({ ...own, effectiveOn: '2026-12-01', preview: { dailyQuota: 3 } });
    expect((await load(aProgrammeDocument({ policy }))).policy).toBe(sourceProgramme);
    expect(await store().readPolicy(day('2026-11-30'))).toEqual(sourceProgramme);
    expect(await store().readPolicy(day('2026-12-01'))).toMatchObject({
      version: 'own-1',
      preview: { dailyQuota: 3 },
    });
  });

  it('reads the programme’s domains by it', async () => {
    const policy = ProgrammePolicy.parse({ ...own, domains: { extraSharedSuffixes: ['alpha-shops.de'] } });
    const claims = [{ domain: 'www.acme.alpha-shops.de', claimedOn: 'today', endsOn: 'today+9' }];
    const partners = [alphaEntry({ claims }), betaEntry()];
    await load(aProgrammeDocument({ policy, partners }));
    const claimed = await database().kysely.selectFrom('claims').select('domain').execute();
    expect(claimed).toEqual([{ domain: 'acme.alpha-shops.de' }]);
  });

  it('tells its faults with those of the rest', async () => {
    const policy = ProgrammePolicy.parse({ ...own, claim: { renewalWindowDays: 180 } });
    const document = aProgrammeDocument({ policy, routing: { defaultRep: 'gone@vendor.test' } });
    await expect(load(document)).rejects.toMatchObject({
      faults: [{ path: 'policy.claim.renewalWindowDays' }, { path: 'routing.defaultRep' }],
    });
  });

  it('refuses another content under a version that is loaded, as a fault and not as a defect', async () => {
    const policy = ProgrammePolicy.parse(own);
    await load(aProgrammeDocument({ policy }));
    const changed = ProgrammePolicy.parse({ ...own, preview: { dailyQuota: 3 } });
    await expect(load(aProgrammeDocument({ policy: changed }))).rejects.toMatchObject({
      name: 'ProgrammeError',
      faults: [{ path: 'policy.version' }],
    });
  });
});
