import { describe, expect, it } from 'vitest';
import { sourceProgramme } from '#core/source-programme.ts';
import { aCompanyRecord, aContactRecord, aRecordCompany, aRecordContact } from '#test/support/a-crm.ts';
import { aHub, outcomeOf } from '#test/support/a-hub.ts';
import {
  alphaEntry,
  aProgrammeDocument,
  betaEntry,
  ines,
  jana,
  vendorPortalId,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

function quota(dailyQuota: number) {
  return {
    ...sourceProgramme,
    version: `quota-${String(dailyQuota)}`,
    preview: { ...sourceProgramme.preview, dailyQuota },
  };
}

const shown = { rule: 'R1', type: 'channel', claimAction: 'keep', openSharedDealId: null } as const;

describe('a preview', () => {
  it('writes nothing but its audit entry, and asks for no delivery', async () => {
    const hub = await aHub(database());
    const before = await hub.rows();
    await hub.preview('alpha');
    await hub.view('alpha');

    expect(await hub.rows()).toEqual(before);
    expect(hub.drained).toEqual([]);
    const entry = {
      action: 'registration.previewed',
      subject: 'acme.de',
      partnerId: 'alpha',
      userEmail: 'rep@alpha.test',
      data: { record: { type: 'contact', id: '501' } },
    };
    expect(await hub.audit()).toMatchObject([entry, entry]);
  });

  it('says what registering then does', async () => {
    const hub = await aHub(database());
    const { rule, type, claim } = outcomeOf(await hub.preview('alpha'));
    const expectedOutcome = { rule, type, claimAction: claim.action, openSharedDealId: null };
    expect(await hub.register('alpha', { expectedOutcome })).toMatchObject({ result: 'registered' });
  });

  it('beyond the partner’s quota of the day is refused and audited; tomorrow it is allowed again', async () => {
    const hub = await aHub(database(), { policy: quota(2) });
    await hub.preview('alpha');
    await hub.view('alpha');

    await expect(hub.preview('alpha')).rejects.toMatchObject({ code: 'preview.quota_exceeded' });
    expect((await hub.view('alpha')).registration).toMatchObject({
      state: 'preview_quota_exceeded',
      domain: { domain: 'acme.de' },
    });
    expect((await hub.audit()).map(({ action }) => action)).toEqual([
      'registration.previewed',
      'registration.previewed',
      'registration.preview_refused',
      'registration.preview_refused',
    ]);
    await hub.preview('beta');
    // Midnight at the vendor's, still yesterday in UTC.
    hub.clock.set('2026-11-24T23:00:00Z');
    await hub.preview('alpha');
  });

  it('does not keep anybody from registering', async () => {
    const hub = await aHub(database(), { policy: quota(0) });
    expect(await hub.register('alpha')).toMatchObject({ result: 'registered' });
  });

  it('cannot be had beyond the quota by expecting what will not come', async () => {
    const hub = await aHub(database(), { policy: quota(1) });
    expect(await hub.register('alpha', { expectedOutcome: shown })).toMatchObject({
      result: 'outcome_changed',
    });
    await expect(hub.register('alpha', { expectedOutcome: shown })).rejects.toMatchObject({
      code: 'preview.quota_exceeded',
    });
    expect((await hub.audit()).map(({ action }) => action)).toEqual([
      'registration.previewed',
      'registration.preview_refused',
    ]);
  });

  it('is given only for a domain that stands on the record, and another is neither counted nor decided', async () => {
    const hub = await aHub(database(), { policy: quota(1) });
    await expect(hub.preview('alpha', 'other.de')).rejects.toMatchObject({
      code: 'domain.not_on_record',
      details: { fields: [{ pointer: '/domain', code: 'not_on_record' }] },
    });
    await expect(hub.register('alpha', { domain: 'other.de' })).rejects.toMatchObject({
      code: 'domain.not_on_record',
    });
    expect(await hub.audit()).toEqual([]);
    await hub.preview('alpha');
  });
});

describe('the domain of a record', () => {
  const company = aRecordCompany;
  const contact = aRecordContact;

  it.each([
    ['the contact’s company first', aContactRecord(), [['acme.de', 'company_domain']]],
    [
      'else the company’s website',
      aContactRecord({ company: company({ domain: ' ', website: 'https://www.acme-shop.de/about' }) }),
      [['acme-shop.de', 'company_website']],
    ],
    [
      'else the contact’s e-mail',
      aContactRecord({ company: company({ domain: null }) }),
      [['acme.de', 'contact_email']],
    ],
    [
      'the e-mail where there is no company',
      aContactRecord({ company: null, contact: contact({ email: 'x@mail.shop.acme.co.uk' }) }),
      [['acme.co.uk', 'contact_email']],
    ],
    [
      'the website where the domain is a mailbox',
      aContactRecord({ company: company({ domain: 'gmail.com', website: 'acme.io' }) }),
      [['acme.io', 'company_website']],
    ],
    [
      'each of several once, by its registrable domain',
      aContactRecord({ company: company({ additionalDomains: ['acme.fr', 'www.acme.de', 'gmx.de'] }) }),
      [
        ['acme.de', 'company_domain'],
        ['acme.fr', 'company_additional_domain'],
      ],
    ],
  ])('is %s', async (_case, record, expected) => {
    const hub = await aHub(database(), { records: [record] });
    const { domains } = await hub.view('alpha');
    expect(domains.map(({ domain, source }) => [domain, source])).toEqual(expected);
  });

  it('is picked by the user where there are several, and nothing is previewed before', async () => {
    const record = aContactRecord({ company: company({ additionalDomains: ['acme.fr'] }) });
    const hub = await aHub(database(), { records: [record] });

    expect((await hub.view('alpha')).registration).toEqual({ state: 'pick_domain' });
    expect(await hub.audit()).toEqual([]);
    expect(await hub.preview('alpha', 'acme.fr')).toMatchObject({ domain: { domain: 'acme.fr' } });
  });

  it.each([
    ['free_mail_domain', 'clara@gmail.com', 'gmail.com'],
    ['disposable_domain', 'clara@mailinator.com', 'mailinator.com'],
    ['own_domain', 'rep@shop.alpha-digital.de', 'alpha-digital.de'],
    ['partner_domain', 'rep@beta-werke.de', 'beta-werke.de'],
    ['vendor_domain', 'cam@nordlicht-software.de', 'nordlicht-software.de'],
    ['public_suffix', 'clara@co.uk', 'clara@co.uk'],
    ['unknown_suffix', 'clara@x.notatld', 'clara@x.notatld'],
    ['no_domain', null, null],
  ])('is none, for the reason %s: %s', async (reason, email, written) => {
    const record = aContactRecord({ company: null, contact: contact({ email }) });
    const hub = await aHub(database(), { records: [record] });

    const { domains, registration } = await hub.view('alpha');
    expect(domains).toEqual([]);
    expect(registration).toEqual({ state: 'nothing_to_decide', reason, written });
    await expect(hub.register('alpha', { domain: written ?? 'acme.de' })).rejects.toMatchObject({
      code: 'domain.not_registrable',
      details: { reason, fields: [{ pointer: '/domain', code: reason }] },
    });
    expect(await hub.effects(vendorPortalId)).toEqual([]);
  });

  it('is refused for the first thing that was looked at', async () => {
    const record = aContactRecord({
      company: company({ domain: 'beta-werke.de' }),
      contact: contact({ email: 'clara@gmail.com' }),
    });
    const hub = await aHub(database(), { records: [record] });
    expect((await hub.view('alpha')).registration).toMatchObject({
      reason: 'partner_domain',
      written: 'beta-werke.de',
    });
  });
});

describe('the view of a record', () => {
  it('brings the form what the record says and the portal has, in the reader’s language', async () => {
    const hub = await aHub(database());
    expect((await hub.view('alpha')).form).toMatchObject({
      companyName: 'Acme GmbH',
      contact: { name: 'Clara Kundin', email: 'Clara.Kundin@acme.de' },
      country: 'DE',
      companySize: '26_200',
      currency: 'EUR',
      currencies: ['EUR', 'USD', 'GBP', 'CHF'],
      pipelines: [
        {
          id: 'default',
          label: 'Sales',
          stages: [{ id: 'appointmentscheduled', label: 'Appointment' }],
        },
      ],
      products: [{ code: 'marketing', name: 'Marketing' }],
    });
  });

  it('brings a company’s shared deals whichever of its records they were registered from', async () => {
    const hub = await aHub(database(), { records: [aContactRecord(), aCompanyRecord()] });
    await hub.register('alpha');
    const { sharedDeals, record } = await hub.view('alpha', { type: 'company', id: '601' });
    expect(record).toEqual({ type: 'company', id: '601', name: 'Acme GmbH' });
    expect(sharedDeals).toHaveLength(1);
  });

  it('names the CAM to ask', async () => {
    const hub = await aHub(database());
    expect((await hub.view('alpha')).cam).toEqual({ name: jana.name, email: jana.email });
  });

  it('names nobody where the CAM has left, and says that the seat is vacant', async () => {
    const programme = aProgrammeDocument({ partners: [alphaEntry({ cam: ines.email }), betaEntry()] });
    const hub = await aHub(database(), { programme });
    const { cam, registration } = await hub.view('alpha');
    expect(cam).toBeNull();
    expect(outcomeOf(registration).team[1]).toMatchObject({ role: 'cam', vacant: true, name: null });
  });
});
