import { describe, expect, it } from 'vitest';
import { toCalendarDay } from '#core/calendar-day.ts';
import type { Store } from '#operations/store-ports.ts';
import { aContactRecord, aRecordCompany, aRecordContact } from '#test/support/a-crm.ts';
import { aHub, outcomeOf, sharedDealOf, type TestHub } from '#test/support/a-hub.ts';
import { jana, kim, portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

/** Alpha's own record, words and people, none of which Beta knows. */
async function alphaRegisters(hub: TestHub) {
  hub.crmMemory.put(
    portalIds.alpha,
    aContactRecord({
      company: aRecordCompany({ id: '666001', name: 'Acme alphawise' }),
      contact: aRecordContact({ id: '501', firstName: 'Alfons', email: 'alfons@acme.de' }),
    }),
  );
  return hub.register('alpha', {
    deal: { name: 'Alphadeal', amount: 987_654, closeOn: '2027-02-02' },
    qualification: { introNote: 'alphanote', painOrOpportunity: 'alphapain', nextSteps: 'alphastep' },
  });
}

const alphasTraces = ['alpha', 'alfons', '666001', '987654', '2027-02-02', '2027-05-23', 'jana', jana.email];

describe('R5: another partner holds the domain (story 4)', () => {
  it('is Best Partner Wins with the partner’s own CAM, on the partner’s own facts', async () => {
    const hub = await aHub(database());
    await alphaRegisters(hub);
    const deal = sharedDealOf(await hub.register('beta'));

    expect(deal).toMatchObject({
      type: 'best_partner_wins',
      claimEndsOn: null,
      commission: { verdict: 'conditional', reasons: ['poi_missing'] },
      notices: [{ name: kim.name, role: 'cam' }],
    });
    expect(deal.team.map(({ role, name }) => [role, name])).toEqual([
      ['partner_rep', 'Rep of 3000'],
      ['cam', kim.name],
    ]);
  });

  it('leaves every row of the other partner as it was, with no event and no notice', async () => {
    const hub = await aHub(database());
    await alphaRegisters(hub);
    const [rows, inAlphasPortal] = [await hub.rows('alpha'), await hub.effects(portalIds.alpha)];
    const audited = (await hub.audit()).filter(({ partnerId }) => partnerId === 'alpha');

    await hub.view('beta');
    await hub.register('beta');
    await hub.register('beta', { deal: { motion: 'up_sell' } });

    expect(rows.length).toBeGreaterThan(10);
    expect(await hub.rows('alpha')).toEqual(rows);
    expect(await hub.effects(portalIds.alpha)).toEqual(inAlphasPortal);
    expect((await hub.audit()).filter(({ partnerId }) => partnerId === 'alpha')).toEqual(audited);
    expect(hub.drained.slice(1)).toEqual([
      [portalIds.beta, vendorPortalId],
      [portalIds.beta, vendorPortalId],
    ]);
  });

  it('shows nothing of the other partner: not before, not in the reply, not later, not in its CRM', async () => {
    const hub = await aHub(database());
    const alphas = sharedDealOf(await alphaRegisters(hub));
    hub.clock.set('2026-12-15T08:30:00Z');

    const seen = [
      await hub.view('beta'),
      await hub.preview('beta'),
      await hub.register('beta'),
      await hub.view('beta'),
      await hub.effects(portalIds.beta),
      (await hub.audit()).filter(({ partnerId }) => partnerId === 'beta'),
    ];
    const text = JSON.stringify(seen).toLowerCase();
    expect(text).not.toMatch(new RegExp(`\\b${portalIds.alpha}\\b`));
    expect(alphasTraces.concat(alphas.sharedDealId).filter((trace) => text.includes(trace))).toEqual([]);
  });

  it('shows the first partner nothing of the second', async () => {
    const hub = await aHub(database());
    await hub.register('beta');
    const before = await hub.view('beta');
    await alphaRegisters(hub);

    expect(await hub.view('beta')).toEqual(before);
  });

  it('says of a claim that another partner took over only that the own one has lapsed', async () => {
    const hub = await aHub(database());
    const { sharedDealId } = sharedDealOf(await hub.register('beta'));
    hub.clock.set('2027-06-01T10:00:00Z');
    await alphaRegisters(hub);

    const view = await hub.view('beta');
    expect(outcomeOf(view.registration)).toMatchObject({ rule: 'R5', ownClaimEndsOn: '2027-05-23' });
    expect(view.sharedDeals).toMatchObject([
      { sharedDealId, type: 'channel', commission: { verdict: 'ineligible', reasons: ['ownership_lapsed'] } },
    ]);
    const text = JSON.stringify(view).toLowerCase();
    expect(['alpha', 'alfons', 'jana', '666001'].filter((trace) => text.includes(trace))).toEqual([]);
  });
});

describe('two partners who register one free domain at once', () => {
  it('come to one Channel and one Best Partner Wins deal, neither an error, in each of ten rounds', async () => {
    const domains = Array.from({ length: 10 }, (_, index) => `round-${String(index)}.de`);
    const records = [
      aContactRecord({ company: aRecordCompany({ domain: null, additionalDomains: domains }) }),
    ];
    const hub = await aHub(database(), { records });
    for (const domain of domains) {
      const replies = await Promise.all([
        hub.register('alpha', { domain }),
        hub.register('beta', { domain }),
      ]);
      expect(replies.map((reply) => sharedDealOf(reply).type).toSorted()).toEqual([
        'best_partner_wins',
        'channel',
      ]);
    }
  });

  it('decide anew where the other’s claim is committed between reading the facts and claiming', async () => {
    const hub = await aHub(database(), { store: betaClaimsAfterTheFactsAreRead });
    const deal = sharedDealOf(await hub.register('alpha'));

    expect(deal).toMatchObject({ type: 'best_partner_wins', claimEndsOn: null });
    const kinds = (await hub.effects(portalIds.alpha)).map(({ effect }) => effect.kind);
    expect(kinds).toEqual(['deal']);
    expect((await hub.rows('beta')).filter((row) => row.startsWith('claims'))).toHaveLength(1);
    expect((await hub.rows('alpha')).filter((row) => row.includes('acme.de,alpha'))).toEqual([]);
  });

  it('tell the loser that the outcome changed where it was shown another, and write nothing for it', async () => {
    const hub = await aHub(database(), { store: betaClaimsAfterTheFactsAreRead });
    const before = await hub.rows('alpha');
    const expectedOutcome = {
      rule: 'R2',
      type: 'channel',
      claimAction: 'claim',
      openSharedDealId: null,
    } as const;
    expect(await hub.register('alpha', { expectedOutcome })).toMatchObject({
      result: 'outcome_changed',
      outcome: { rule: 'R5' },
    });
    expect(await hub.rows('alpha')).toEqual(before);
  });
});

/**
 * PGlite runs one transaction after the other, so the one interleaving that matters is made here: Beta's claim becomes
 * visible after the first reading of the facts, as if Beta had committed just then.
 */
function betaClaimsAfterTheFactsAreRead(store: Store): Store {
  return {
    ...store,
    transact: (work) =>
      store.transact((transaction) => {
        let read = false;
        return work({
          ...transaction,
          async readFacts(query) {
            const facts = await transaction.readFacts(query);
            if (read) return facts;
            read = true;
            const claimedOn = query.today;
            const endsOn = toCalendarDay('2027-05-23');
            const claim = { domain: query.domain, partnerId: 'beta', claimedOn, endsOn, releasedOn: null };
            expect(await transaction.saveClaim(claim, query.today, null)).toBe(true);
            return facts;
          },
        });
      }),
  };
}
