import { describe, expect, it } from 'vitest';
import type { Store } from '#operations/store-ports.ts';
import { aCompanyRecord, aContactRecord, aRecordContact, strangerUserId } from '#test/support/a-crm.ts';
import { aHub, outcomeOf, sharedDealOf } from '#test/support/a-hub.ts';
import {
  alphaEntry,
  aProgrammeDocument,
  betaEntry,
  jana,
  paul,
  portalIds,
  vendorPortalId,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

const kindsOf = (entries: readonly { effect: { kind: string } }[]) =>
  entries.map(({ effect }) => effect.kind);

describe('story 1: a contact of a free domain, 3 of 50 claims held', () => {
  it('claims the domain, makes a Channel deal with the CAM and finds both verdicts eligible', async () => {
    const hub = await aHub(database());
    expect(outcomeOf(await hub.preview('alpha'))).toMatchObject({
      rule: 'R2',
      capacity: { used: 3, usedAfter: 4, limit: 50 },
    });

    const reply = await hub.register('alpha');

    expect(reply.result).toBe('registered');
    const eligible = {
      verdict: 'eligible',
      reasons: ['claim_active'],
      remedies: [],
      changesOn: '2027-05-24',
      policyVersion: 'source-programme-1',
    };
    expect(sharedDealOf(reply)).toMatchObject({
      sharedDealId: expect.any(String),
      name: 'Acme – Marketing Hub',
      domain: 'acme.de',
      domainUnicode: 'acme.de',
      type: 'channel',
      motion: 'new_business',
      state: 'open',
      registeredAt: '2026-11-24T11:00:00.000Z',
      registeredBy: 'Rep of 2000',
      closeOn: '2027-03-31',
      nextSteps: 'Demo on Thursday with the head of sales.',
      claimEndsOn: '2027-05-23',
      team: [
        {
          role: 'partner_rep',
          side: 'partner',
          participation: 'responsible',
          vacant: false,
          name: 'Rep of 2000',
          email: 'rep@alpha.test',
        },
        {
          role: 'cam',
          side: 'vendor',
          participation: 'responsible',
          vacant: false,
          name: jana.name,
          email: jana.email,
        },
      ],
      commission: eligible,
      tierCredit: { ...eligible, credit: 'sourced' },
      notices: [{ name: jana.name, role: 'cam', toldAt: null }],
      crmDeals: {
        partner: { state: 'creating', crmDealId: null, url: null, delayReason: null },
        vendor: { state: 'creating' },
      },
    });
    expect(outcomeOf(await hub.preview('alpha'))).toMatchObject({ rule: 'R1', capacity: { used: 4 } });
  });

  it('makes in the vendor’s CRM the company, the deal, the notice to the CAM and the contact, in this order', async () => {
    const hub = await aHub(database());
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));

    const entries = await hub.effects(vendorPortalId);
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(entries.map(({ effect }) => effect)).toEqual([
      { kind: 'company', domain: 'acme.de', name: 'Acme GmbH', country: 'DE' },
      {
        kind: 'deal',
        sharedDealId,
        name: 'Acme – Marketing Hub',
        amount: 12_000,
        currency: 'EUR',
        closeOn: '2027-03-31',
        pipelineId: null,
        stageId: null,
        ownerId: jana.ownerId,
        type: 'channel',
        rule: 'R2',
        state: 'open',
        motion: 'new_business',
        domain: 'acme.de',
        counterpart: 'Alpha Digital',
        claimEndsOn: '2027-05-23',
        commission: 'eligible',
        tierCredit: 'eligible',
        credit: 'sourced',
        products: ['marketing'],
        introNote: 'We have run their website since 2024.',
        painOrOpportunity: 'Leads get lost between two tools.',
        nextSteps: 'Demo on Thursday with the head of sales.',
        associations: [{ object: 'company', key: 'acme.de' }],
      },
      {
        kind: 'notice',
        noticeId: expect.any(String),
        event: 'registration',
        ownerId: jana.ownerId,
        at: '2026-11-24T11:00:00.000Z',
        from: 'Alpha Digital',
        dealName: 'Acme – Marketing Hub',
        domain: 'acme.de',
        type: 'channel',
        sharedDealId,
        companyDomain: 'acme.de',
        detail: null,
      },
      {
        kind: 'contact',
        email: 'clara.kundin@acme.de',
        firstName: 'Clara',
        lastName: 'Kundin',
        companyDomain: 'acme.de',
        sharedDealId,
        legalBasis: 'consent',
        wordingVersion: '2026-11',
        statedBy: 'rep@alpha.test',
        statedAt: '2026-11-24T11:00:00.000Z',
      },
    ]);
  });

  it('makes in the partner’s CRM the deal alone, in its pipeline, owned by who registered, on the record', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');

    const inVendor = (await hub.effects(vendorPortalId)).find(({ effect }) => effect.kind === 'deal');
    const inPartner = await hub.effects(portalIds.alpha);
    expect(inPartner.map(({ effect }) => effect)).toEqual([
      {
        ...inVendor?.effect,
        pipelineId: 'default',
        stageId: 'appointmentscheduled',
        ownerId: 'owner-2000',
        counterpart: 'Nordlicht',
        associations: [
          { object: 'company', id: '601' },
          { object: 'contact', id: '501' },
        ],
      },
    ]);
  });

  it('asks for delivery in both portals once all is committed, and audits who did it', async () => {
    const hub = await aHub(database());
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));

    expect(hub.drained).toEqual([[portalIds.alpha, vendorPortalId]]);
    expect(await hub.audit()).toMatchObject([
      {
        at: '2026-11-24T11:00:00.000Z',
        partnerId: 'alpha',
        portalId: portalIds.alpha,
        userId: 'user-of-alpha',
        userEmail: 'rep@alpha.test',
        userProof: 'asserted',
        action: 'shared_deal.registered',
        subject: sharedDealId,
        data: {
          rule: 'R2',
          type: 'channel',
          domain: 'acme.de',
          claim: { action: 'claim', endsOn: '2027-05-23' },
          contactSharing: { legalBasis: 'consent', wordingVersion: '2026-11' },
        },
      },
    ]);
  });

  it('gives the PDM a seat and tells the responsible CAM alone', async () => {
    const programme = aProgrammeDocument({ partners: [alphaEntry({ pdm: paul.email }), betaEntry()] });
    const hub = await aHub(database(), { programme });
    const { team, notices } = sharedDealOf(await hub.register('alpha'));

    expect(team.map(({ role, participation }) => [role, participation])).toEqual([
      ['partner_rep', 'responsible'],
      ['cam', 'responsible'],
      ['pdm', 'member'],
    ]);
    expect(notices.map(({ name }) => name)).toEqual([jana.name]);
  });

  it('says that the CAM’s seat is vacant, and then tells the PDM', async () => {
    const programme = aProgrammeDocument({
      partners: [alphaEntry({ cam: null, pdm: paul.email }), betaEntry()],
    });
    const hub = await aHub(database(), { programme });
    const { team, notices } = sharedDealOf(await hub.register('alpha'));

    expect(team.filter(({ vacant }) => vacant).map(({ role }) => role)).toEqual(['cam']);
    expect(notices).toEqual([{ event: 'registration', name: paul.name, role: 'pdm', toldAt: null }]);
  });

  it('registers for a user who owns nothing in the portal, named by the e-mail, without an owner', async () => {
    const hub = await aHub(database());
    const reply = await hub.register('alpha', {}, { userId: strangerUserId, userEmail: 'new@alpha.test' });

    expect(sharedDealOf(reply).registeredBy).toBe('new@alpha.test');
    const [entry] = await hub.effects(portalIds.alpha);
    expect(entry?.effect).toMatchObject({ kind: 'deal', ownerId: null });
  });

  it('names a company without a name by its domain as people read it', async () => {
    const records = [aContactRecord({ company: null, contact: aRecordContact({ email: 'a@münchen.de' }) })];
    const hub = await aHub(database(), { records });
    const deal = sharedDealOf(await hub.register('alpha', { domain: 'xn--mnchen-3ya.de' }));

    expect(deal).toMatchObject({ domain: 'xn--mnchen-3ya.de', domainUnicode: 'münchen.de' });
    const [company] = await hub.effects(vendorPortalId);
    expect(company?.effect).toMatchObject({ domain: 'xn--mnchen-3ya.de', name: 'münchen.de' });
  });
});

describe('the contact’s personal data', () => {
  const personal = ['Clara', 'Kundin', 'clara.kundin'];

  it('stays out of every effect in the vendor’s portal without a stated legal basis', async () => {
    const hub = await aHub(database());
    await hub.register('alpha', { qualification: { contactSharing: null } });

    const entries = await hub.effects(vendorPortalId);
    expect(kindsOf(entries)).toEqual(['company', 'deal', 'notice']);
    const text = JSON.stringify(entries).toLowerCase();
    expect(personal.filter((word) => text.includes(word.toLowerCase()))).toEqual([]);
  });

  it('is not looked for where the record is a company', async () => {
    const hub = await aHub(database());
    await hub.register('alpha', { record: { type: 'company', id: '601' } });

    expect(kindsOf(await hub.effects(vendorPortalId))).toEqual(['company', 'deal', 'notice']);
    const [inPartner] = await hub.effects(portalIds.alpha);
    expect(inPartner?.effect).toMatchObject({ associations: [{ object: 'company', id: '601' }] });
  });

  it('does not cross where the contact has no e-mail by which to find it again', async () => {
    const records = [aContactRecord({ contact: aRecordContact({ email: null }) })];
    const hub = await aHub(database(), { records });
    await hub.register('alpha');

    expect(kindsOf(await hub.effects(vendorPortalId))).toEqual(['company', 'deal', 'notice']);
  });
});

describe('a registration', () => {
  it('locks the partner before it reads anything, so that what it counts is what was committed before', async () => {
    const calls: string[] = [];
    const recording = (store: Store): Store => ({
      ...store,
      transact: (work) =>
        store.transact((transaction) =>
          work({
            ...transaction,
            lockPartner(partnerId) {
              calls.push('lock');
              return transaction.lockPartner(partnerId);
            },
            findAnswer(...of) {
              calls.push('answer');
              return transaction.findAnswer(...of);
            },
            readFacts(query) {
              calls.push('facts');
              return transaction.readFacts(query);
            },
          }),
        ),
    });
    const hub = await aHub(database(), { store: recording });
    await hub.register('alpha');
    expect(calls).toEqual(['lock', 'answer', 'facts']);
  });
});

describe('a registration is refused', () => {
  it('on a record that does not exist in the partner’s own portal', async () => {
    const hub = await aHub(database());
    hub.crmMemory.put(portalIds.beta, aCompanyRecord({ id: '777' }));
    await expect(hub.register('alpha', { record: { type: 'company', id: '777' } })).rejects.toMatchObject({
      code: 'record.not_found',
    });
  });

  it('to the vendor’s side', async () => {
    const hub = await aHub(database());
    await expect(hub.register('alpha', {}, { side: 'vendor', partnerId: null })).rejects.toMatchObject({
      code: 'operation.wrong_side',
    });
  });
});

describe('a form that names what does not exist', () => {
  it.each([
    ['product', { products: ['marketing', 'typewriters'] }, '/deal/products', 'unknown_product'],
    ['pipeline', { pipelineId: 'gone' }, '/deal/pipelineId', 'unknown_pipeline'],
    ['stage', { stageId: 'gone' }, '/deal/stageId', 'unknown_stage'],
  ])('is refused at the field: an unknown %s, and nothing is written', async (_what, deal, pointer, code) => {
    const hub = await aHub(database());
    const before = [await hub.rows(), await hub.audit()];
    await expect(hub.register('alpha', { deal })).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fields: [{ pointer, code }] },
    });
    expect([await hub.rows(), await hub.audit()]).toEqual(before);
    expect(hub.drained).toEqual([]);
  });

  it('is told every fault at once', async () => {
    const hub = await aHub(database());
    const deal = { products: ['typewriters'], pipelineId: 'gone' };
    await expect(hub.register('alpha', { deal })).rejects.toMatchObject({
      details: { fields: [{ code: 'unknown_product' }, { code: 'unknown_pipeline' }] },
    });
  });

  it('asks HubSpot anew only for a stage that the kept pipelines lack, which may be a minute old', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    expect(hub.crmMemory.pipelineReads).toEqual(['kept']);

    const stages = [{ id: 'new-stage', label: 'New', outcome: 'open' as const }];
    hub.crmMemory.setPipelines([{ id: 'default', label: 'Sales', stages }]);
    const deal = { stageId: 'new-stage', motion: 'up_sell' };
    expect(await hub.register('alpha', { deal })).toMatchObject({ result: 'registered' });
    expect(hub.crmMemory.pipelineReads).toEqual(['kept', 'kept', 'anew']);
  });

  it('is still answered as at first when it is sent again after the stage was deleted', async () => {
    const hub = await aHub(database());
    const requestId = '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b44';
    const first = await hub.register('alpha', { requestId });
    hub.crmMemory.setPipelines([]);
    await expect(hub.register('alpha', { deal: { stageId: 'gone' } })).rejects.toMatchObject({
      details: { fields: [{ code: 'unknown_pipeline' }] },
    });
    expect(await hub.register('alpha', { requestId })).toEqual(first);
  });
});
