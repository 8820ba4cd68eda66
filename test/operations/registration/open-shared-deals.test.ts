import { describe, expect, it } from 'vitest';
import { aHub, outcomeOf, sharedDealOf, type TestHub } from '#test/support/a-hub.ts';
import { jana, portalIds, ruth, vendorPortalId } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

/** The day after a claim made on the first day has ended. */
const afterTheClaim = '2027-05-24T10:00:00Z';
const upSell = { deal: { motion: 'up_sell', name: 'Acme – more seats' } };

const actionsOf = async (hub: TestHub) => (await hub.audit()).map(({ action }) => action);

async function effectsOf(hub: TestHub, portalId: number, sharedDealId: string) {
  const entries = await hub.effects(portalId);
  return entries.filter((entry) => entry.sharedDealId === sharedDealId);
}

describe('R7: an open shared deal with the same motion', () => {
  it('is offered instead of a second one, and no CRM hears of it', async () => {
    const hub = await aHub(database());
    const first = sharedDealOf(await hub.register('alpha'));
    const before = [await hub.effects(vendorPortalId), await hub.effects(portalIds.alpha)];

    const reply = await hub.register('alpha', { deal: { name: 'Another name', amount: 1 } });

    expect(reply).toEqual({ result: 'open_deal_offered', sharedDeal: first });
    expect([await hub.effects(vendorPortalId), await hub.effects(portalIds.alpha)]).toEqual(before);
  });

  it('is offered again for the same request', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    const requestId = '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b13';
    const offered = await hub.register('alpha', { requestId });
    const audit = await hub.audit();
    expect(await hub.register('alpha', { requestId })).toEqual(offered);
    expect(await hub.audit()).toEqual(audit);
  });

  it('stands beside a further one where the user says how that differs', async () => {
    const hub = await aHub(database());
    const first = sharedDealOf(await hub.register('alpha'));
    hub.clock.set('2026-11-25T11:00:00Z');
    const second = sharedDealOf(await hub.register('alpha', { difference: 'Their second brand.' }));

    expect(second.sharedDealId).not.toBe(first.sharedDealId);
    expect((await hub.view('alpha')).sharedDeals.map(({ sharedDealId }) => sharedDealId)).toEqual([
      second.sharedDealId,
      first.sharedDealId,
    ]);
    expect(outcomeOf(await hub.preview('alpha')).openSharedDeals).toMatchObject([
      { sharedDealId: second.sharedDealId, registeredOn: '2026-11-25' },
      { sharedDealId: first.sharedDealId, registeredOn: '2026-11-24' },
    ]);
  });

  it('is no matter for another motion', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    expect(await hub.register('alpha', upSell)).toMatchObject({ result: 'registered' });
  });
});

describe('R7: a type that no longer fits', () => {
  /** Alpha's claim lapsed and Beta took the domain. */
  async function betaTookTheDomain() {
    const hub = await aHub(database());
    const newBusiness = sharedDealOf(await hub.register('alpha'));
    const otherMotion = sharedDealOf(await hub.register('alpha', upSell));
    hub.clock.set(afterTheClaim);
    const betas = sharedDealOf(await hub.register('beta'));
    expect(betas.type).toBe('channel');
    return { hub, newBusiness, otherMotion, betas };
  }

  it('follows when another partner took the domain: the offered deal becomes Best Partner Wins, audited', async () => {
    const { hub, newBusiness } = await betaTookTheDomain();
    const reply = await hub.register('alpha');

    expect(reply).toMatchObject({
      result: 'open_deal_offered',
      sharedDeal: {
        sharedDealId: newBusiness.sharedDealId,
        type: 'best_partner_wins',
        claimEndsOn: null,
        commission: { verdict: 'conditional', reasons: ['poi_missing'] },
      },
    });
    expect((await hub.audit()).filter(({ action }) => action === 'shared_deal.retyped')).toMatchObject([
      {
        partnerId: 'alpha',
        subject: newBusiness.sharedDealId,
        data: { from: 'channel', to: 'best_partner_wins', rule: 'R5' },
      },
    ]);
  });

  it('shows in both CRMs, without the end of the claim that is gone', async () => {
    const { hub, newBusiness } = await betaTookTheDomain();
    await hub.register('alpha');

    const standing = {
      kind: 'standing',
      sharedDealId: newBusiness.sharedDealId,
      type: 'best_partner_wins',
      state: 'open',
      claimEndsOn: null,
      commission: 'conditional',
      tierCredit: 'conditional',
      credit: 'sourced',
    };
    for (const [portalId, ownerId] of [
      [portalIds.alpha, null],
      [vendorPortalId, jana.ownerId],
    ] as const) {
      const told = await effectsOf(hub, portalId, newBusiness.sharedDealId);
      expect(told.findLast(({ effect }) => effect.kind === 'standing')?.effect).toEqual({
        ...standing,
        retyped: { rule: 'R5', ownerId },
      });
    }
  });

  it('goes in the vendor’s CRM to who is responsible for the new type, and tells nobody', async () => {
    const hub = await aHub(database());
    const { sharedDealId, notices } = sharedDealOf(await hub.register('alpha'));
    hub.clock.set(afterTheClaim);
    await hub.setup.mirrorCompanies(
      [{ companyId: '9001', domain: 'acme.de', ownerId: ruth.ownerId, name: 'Acme' }],
      ['9001'],
      new Date('2026-11-24T10:00:00Z'),
    );
    const retyped = sharedDealOf(await hub.register('alpha'));

    expect(retyped).toMatchObject({ sharedDealId, type: 'partner_collaboration', notices });
    const handedTo = async (portalId: number) =>
      (await effectsOf(hub, portalId, sharedDealId)).flatMap(({ effect }) =>
        effect.kind === 'standing' ? [effect.retyped] : [],
      );
    expect(await handedTo(vendorPortalId)).toEqual([{ rule: 'R4', ownerId: ruth.ownerId }]);
    expect(await handedTo(portalIds.alpha)).toEqual([{ rule: 'R4', ownerId: null }]);
    const told = (await hub.effects(vendorPortalId)).filter(({ effect }) => effect.kind === 'notice');
    expect(told).toHaveLength(1);
  });

  it('is told to nobody, and the deals of another motion stay as they are', async () => {
    const { hub, newBusiness, otherMotion, betas } = await betaTookTheDomain();
    const [betasRows, otherRows] = [await hub.rows('beta'), await rowsOf(hub, otherMotion.sharedDealId)];
    const betasAudit = (await hub.audit()).filter(({ partnerId }) => partnerId === 'beta');
    await hub.register('alpha');

    expect(await hub.rows('beta')).toEqual(betasRows);
    expect((await hub.audit()).filter(({ partnerId }) => partnerId === 'beta')).toEqual(betasAudit);
    expect(otherRows.length).toBeGreaterThan(8);
    expect(await rowsOf(hub, otherMotion.sharedDealId)).toEqual(otherRows);
    const notices = (await hub.effects(vendorPortalId)).filter(({ effect }) => effect.kind === 'notice');
    expect(new Set(notices.map((entry) => entry.sharedDealId))).toEqual(
      new Set([newBusiness, otherMotion, betas].map(({ sharedDealId }) => sharedDealId)),
    );
    expect(notices).toHaveLength(3);
  });

  it('follows when a further deal is registered beside it', async () => {
    const { hub, newBusiness } = await betaTookTheDomain();
    const further = sharedDealOf(await hub.register('alpha', { difference: 'Their second brand.' }));

    expect(further.type).toBe('best_partner_wins');
    const views = (await hub.view('alpha')).sharedDeals;
    expect(views.find(({ sharedDealId }) => sharedDealId === newBusiness.sharedDealId)?.type).toBe(
      'best_partner_wins',
    );
  });

  it('goes back to Channel once the domain is free and claimed again', async () => {
    const { hub, newBusiness } = await betaTookTheDomain();
    await hub.register('alpha');
    hub.clock.set('2027-12-01T10:00:00Z');

    const reply = await hub.register('alpha');
    expect(reply).toMatchObject({
      result: 'open_deal_offered',
      sharedDeal: {
        sharedDealId: newBusiness.sharedDealId,
        type: 'channel',
        commission: { verdict: 'eligible' },
      },
    });
    const inVendor = await effectsOf(hub, vendorPortalId, newBusiness.sharedDealId);
    expect(inVendor.findLast(({ effect }) => effect.kind === 'standing')?.effect).toMatchObject({
      type: 'channel',
      claimEndsOn: '2028-05-29',
      commission: 'eligible',
    });
  });

  it('becomes Channel for a partner who gets the freed domain for the first time', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    const betas = sharedDealOf(await hub.register('beta'));
    expect(betas.type).toBe('best_partner_wins');
    hub.clock.set(afterTheClaim);

    expect(outcomeOf(await hub.preview('beta')).rule).toBe('R2');
    expect(sharedDealOf(await hub.register('beta'))).toMatchObject({
      sharedDealId: betas.sharedDealId,
      type: 'channel',
      commission: { verdict: 'eligible' },
    });
    expect(await actionsOf(hub)).toContain('shared_deal.retyped');
  });

  async function rowsOf(hub: TestHub, sharedDealId: string): Promise<string[]> {
    return (await hub.rows()).filter((row) => row.includes(`(${sharedDealId},`));
  }
});
