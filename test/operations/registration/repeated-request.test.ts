import { describe, expect, it } from 'vitest';
import { aContactRecord, aRecordCompany } from '#test/support/a-crm.ts';
import { aHub, sharedDealOf } from '#test/support/a-hub.ts';
import { jana, portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

const kindsOf = (entries: readonly { effect: { kind: string } }[]) =>
  entries.map(({ effect }) => effect.kind);

describe('the same request again', () => {
  const requestId = '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b11';

  it('gives the same answer and writes nothing', async () => {
    const hub = await aHub(database());
    const first = await hub.register('alpha', { requestId });
    const [rows, audit] = [await hub.rows(), await hub.audit()];

    expect(await hub.register('alpha', { requestId })).toEqual(first);
    expect(await hub.rows()).toEqual(rows);
    expect(await hub.audit()).toEqual(audit);
  });

  it('gives the first answer even where by now it would be decided otherwise', async () => {
    const hub = await aHub(database());
    const { sharedDealId } = sharedDealOf(await hub.register('alpha', { requestId }));
    hub.clock.set('2027-09-01T10:00:00Z');

    const again = await hub.register('alpha', { requestId });
    expect(again).toMatchObject({ result: 'registered', sharedDeal: { sharedDealId, claimEndsOn: null } });
  });

  it('gives the first answer even where the domain no longer stands on the record', async () => {
    const hub = await aHub(database());
    const first = await hub.register('alpha', { requestId });
    hub.crmMemory.put(
      portalIds.alpha,
      aContactRecord({ company: aRecordCompany({ domain: 'renamed.de' }), contact: null }),
    );

    expect(await hub.register('alpha', { requestId })).toEqual(first);
  });

  it('has one effect when sent 32 times at once', async () => {
    const hub = await aHub(database());
    const replies = await Promise.all(Array.from({ length: 32 }, () => hub.register('alpha', { requestId })));

    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(kindsOf(await hub.effects(vendorPortalId))).toEqual(['company', 'deal', 'notice', 'contact']);
    expect(await hub.effects(portalIds.alpha)).toHaveLength(1);
    expect(await hub.audit()).toHaveLength(1);
  });

  it('is refused with another content, and writes nothing', async () => {
    const hub = await aHub(database());
    await hub.register('alpha', { requestId });
    const rows = await hub.rows();

    await expect(hub.register('alpha', { requestId, deal: { amount: 1 } })).rejects.toMatchObject({
      code: 'request.key_reused',
    });
    expect(await hub.rows()).toEqual(rows);
  });

  it('is another request when another partner sends it', async () => {
    const hub = await aHub(database());
    const alpha = sharedDealOf(await hub.register('alpha', { requestId }));
    const beta = sharedDealOf(await hub.register('beta', { requestId }));
    expect(beta.sharedDealId).not.toBe(alpha.sharedDealId);
  });
});

describe('the expected outcome', () => {
  const shown = { rule: 'R2', type: 'channel', claimAction: 'claim', openSharedDealId: null } as const;
  const requestId = '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b12';

  it('lets a registration through that comes as it was shown', async () => {
    const hub = await aHub(database());
    expect(await hub.register('alpha', { expectedOutcome: shown })).toMatchObject({ result: 'registered' });
  });

  it('that differs by now is answered by the new outcome, without a word of who or when, and nothing is written', async () => {
    const hub = await aHub(database());
    const alphasDeal = sharedDealOf(await hub.register('alpha'));
    const rows = await hub.rows();
    hub.clock.set('2026-11-24T11:00:01Z');

    const reply = await hub.register('beta', { requestId, expectedOutcome: shown });

    expect(reply).toMatchObject({
      result: 'outcome_changed',
      outcome: { rule: 'R5', type: 'best_partner_wins', claim: { action: 'none', endsOn: null } },
    });
    const text = JSON.stringify(reply).toLowerCase();
    const traces = ['alpha', '2026-11-24', '2027-05-23', alphasDeal.sharedDealId, jana.email];
    expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
    expect(await hub.rows()).toEqual(rows);
    expect(hub.drained).toHaveLength(1);
  });

  it('may be sent again under the same request id with what is shown now', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    await hub.register('beta', { requestId, expectedOutcome: shown });

    const now = { ...shown, rule: 'R5', type: 'best_partner_wins', claimAction: 'none' } as const;
    expect(await hub.register('beta', { requestId, expectedOutcome: now })).toMatchObject({
      result: 'registered',
      sharedDeal: { type: 'best_partner_wins' },
    });
  });

  it('left out lets the registration through as it comes', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    expect(await hub.register('beta', { expectedOutcome: null })).toMatchObject({
      sharedDeal: { type: 'best_partner_wins' },
    });
  });

  it('notices an open shared deal that the card did not show', async () => {
    const hub = await aHub(database());
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    const kept = { ...shown, rule: 'R1', claimAction: 'keep' } as const;

    expect(await hub.register('alpha', { expectedOutcome: kept })).toMatchObject({
      result: 'outcome_changed',
      outcome: { openSharedDeals: [{ sharedDealId }] },
    });
    expect(
      await hub.register('alpha', { expectedOutcome: { ...kept, openSharedDealId: sharedDealId } }),
    ).toMatchObject({ result: 'open_deal_offered' });
  });
});
