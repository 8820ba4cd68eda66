import { Accordion, Link, Table, TableRow } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { routingRules } from '#core/decision.ts';
import { verdictReasons } from '#core/reasons.ts';
import { remedies } from '#core/verdicts.ts';
import {
  aBestPartnerWinsDeal,
  aClaimStep,
  aDomainAttribution,
  anAttributedDeal,
  aReceipt,
} from '#test/support/an-attribution.ts';
import { aCamSeat, aPartnerSeat, aRecordDomain, aVerdict } from '#test/support/an-outcome.ts';
import { attributionWith, partnerRows, tabTexts } from '#test/support/open-attribution.tsx';
import { fakeHub, textsIn, type FakeHub } from '#test/support/open-card.tsx';

const beta = { id: 'beta', name: '#Beta Consulting#' };

let hub: FakeHub;

beforeEach(() => {
  hub = fakeHub();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('in detail', () => {
  it('the receipt gives the facts as they were at the decision, and says what is not proven', async () => {
    const card = await attributionWith(hub, { deals: [anAttributedDeal({ claimEndsOn: null })] });
    const words = tabTexts(card, 'Decision');
    expect(words).toEqual(
      expect.arrayContaining([
        'Nobody held acme.co.uk, and #Alpha Digital# had claims left. The domain was claimed for #Alpha Digital#, which makes it a Channel deal.',
        '20 Nov 2026, 14:01 (4 days ago)',
        'Nobody',
        '3 of 500 used before, 4 after.',
        'Up to and including 23 May 2027 (in 180 days).',
        '#Alpha Digital# holds no claim on the domain.',
        '#Max Mustermann#, as the partner’s account says; HubSpot has not confirmed the person.',
        'Decided by the programme’s policy, version 2026-11.',
      ]),
    );
    expect(words).not.toContain('Type');
  });

  it('says of a retyped deal what was decided before, and when', async () => {
    const receipt = aReceipt({
      rule: 'R5',
      type: 'best_partner_wins',
      earlier: [{ rule: 'R2', type: 'channel', decidedAt: '2026-11-18T13:01:00Z' }],
    });
    const card = await attributionWith(hub, {
      deals: [anAttributedDeal({ type: 'best_partner_wins', receipt })],
    });
    expect(tabTexts(card, 'Decision')).toContain(
      'Before that: Channel deal. Decided: 18 Nov 2026, 14:01 (6 days ago).',
    );
  });

  it('says that HubSpot confirmed who registered', async () => {
    const receipt = aReceipt({ userProof: 'platform' });
    const card = await attributionWith(hub, { deals: [anAttributedDeal({ receipt })] });
    expect(tabTexts(card, 'Decision')).toContain('#Max Mustermann#, confirmed by HubSpot.');
  });

  it('gives both verdicts with reasons, what helps and the day on which they change', async () => {
    const commission = aVerdict({
      verdict: 'conditional',
      reasons: ['poi_missing'],
      remedies: ['submit_poi'],
      changesOn: '2027-01-31',
    });
    const card = await attributionWith(hub, { deals: [anAttributedDeal({ commission })] });
    expect(tabTexts(card, 'Eligibility')).toEqual([
      'Eligibility',
      'Commission',
      'conditional',
      'The client’s proof of involvement (POI) is missing. It must be there before close.',
      'What helps: the partner hands in the client’s signed proof of involvement (POI) before close.',
      'Changes on 31 January 2027 (in 68 days) if nothing happens until then.',
      'Tier credit',
      'sourced, eligible',
      'As long as the partner’s claim on the domain lasts.',
      'Each partner is judged on its own facts alone while the deal is open.',
    ]);
  });

  it('speaks of the partner and not to it', async () => {
    const verdict = aVerdict({ reasons: verdictReasons.slice(), remedies: remedies.slice() });
    for (const rule of routingRules) {
      const deal = anAttributedDeal({
        receipt: aReceipt({ rule }),
        commission: { ...verdict, verdict: 'ineligible' },
      });
      const card = await attributionWith(hub, { deals: [deal] });
      expect(
        [...tabTexts(card, 'Decision'), ...tabTexts(card, 'Eligibility')].filter((text) =>
          /\byou(r|rs)?\b/i.test(text.replaceAll('Your company', '')),
        ),
      ).toEqual([]);
    }
  });

  it('shows the team of both sides with role and contact, the reader as such, and vacant seats', async () => {
    const team = [
      aPartnerSeat({ name: '#Max Mustermann#' }),
      aCamSeat({ name: '#Jana Winter#' }),
      aCamSeat({ role: 'pdm', participation: 'member', vacant: true, name: null, email: null }),
    ];
    const card = await attributionWith(hub, { deals: [anAttributedDeal({ team })] });
    expect(tabTexts(card, 'Deal team')).toEqual([
      'Deal team',
      'Partner, responsible',
      '#Max Mustermann#',
      'max@alpha.example',
      'CAM, responsible',
      '#Jana Winter# (you)',
      'PDM, on the deal team',
      'vacant',
    ]);
    expect(card.findAll(Link).map(({ props }) => props.href)).toContainEqual({
      url: 'mailto:max@alpha.example',
      external: true,
    });
  });

  it('says what the partner sees of this deal, and that nothing of others is among it', async () => {
    const deal = anAttributedDeal();
    const card = await attributionWith(hub, {
      deals: [
        { ...deal, partnerSees: { ...deal.partnerSees, introNote: '', contactShared: false } },
        aBestPartnerWinsDeal(),
      ],
    });
    const words = tabTexts(card, 'What the partner sees');
    expect(words).toEqual(
      expect.arrayContaining([
        'This is what #Alpha Digital# sees of the deal in its own CRM. Nothing of other partners is among it.',
        '#Max Mustermann# and #Jana Winter#',
        '#Demo on Thursday.#',
        'Nothing entered',
        '#Leads are lost.#',
        'New business',
        '31 January 2027 (in 68 days)',
        'Not shared with you; only the company came across.',
      ]),
    );
    expect(words.join('\n')).not.toContain('Beta');
  });

  it.each([
    ['en', 'What the partner sees', 'Not shared with partners'],
    ['de', 'Sicht des Partners', 'Wird nicht an Partner weitergegeben'],
  ] as const)(
    'counts no line items and quotes that the vendor keeps to itself: %s',
    async (language, tab, kept) => {
      const deal = anAttributedDeal();
      const deals = [{ ...deal, partnerSees: { ...deal.partnerSees, offered: null } }];
      const words = tabTexts(await attributionWith(hub, { deals }, { language }), tab);
      expect(words).toContain(kept);
      expect(words.join('\n')).not.toMatch(/Line items|Artikel/);
    },
  );
});

describe('the claim on the domain', () => {
  it('is named with its holder and its last day, and its history, newest first', async () => {
    const claimHistory = [
      aClaimStep({ step: 'renewed', on: '2026-11-24' }),
      aClaimStep(),
      aClaimStep({ partner: beta, step: 'lapsed', on: '2026-06-02', endsOn: '2026-06-01' }),
      aClaimStep({ partner: beta, step: 'claimed', on: '2025-12-03', endsOn: '2026-06-01' }),
    ];
    const card = await attributionWith(hub, { domains: [aDomainAttribution({ claimHistory })] });
    expect(card.texts()).toContain(
      '#Alpha Digital# holds acme.co.uk up to and including 23 May 2027 (in 180 days).',
    );
    const [, timeline] = card.findAll(Table);
    expect(
      timeline
        ?.findAll(TableRow)
        .slice(1)
        .map((row) => textsIn(row)),
    ).toEqual([
      ['24 November 2026 (today)', '#Alpha Digital# renewed the claim, up to and including 23 May 2027.'],
      [
        '20 November 2026 (4 days ago)',
        '#Alpha Digital# claimed the domain, up to and including 23 May 2027.',
      ],
      ['2 June 2026 (175 days ago)', 'The claim of #Beta Consulting# ended.'],
      [
        '3 December 2025 (356 days ago)',
        '#Beta Consulting# claimed the domain, up to and including 1 June 2026.',
      ],
    ]);
    expect(card.texts()).toContain(
      'A claim ends with its last day in the time zone of #Vendor# (Europe/Berlin).',
    );
  });

  it('keeps apart several domains of the record, with the answer already in each title', async () => {
    const domains = [
      aDomainAttribution(),
      aDomainAttribution({
        domain: aRecordDomain({ domain: 'acme.de', unicode: 'acme.de' }),
        holder: { kind: 'direct_rep', name: '#Lukas Adler#', email: 'lukas@vendor.example' },
        claimHistory: [],
      }),
      aDomainAttribution({
        domain: aRecordDomain({ domain: 'xn--mnchen-3ya.de', unicode: 'münchen.de' }),
        holder: { kind: 'nobody' },
        claimHistory: [],
      }),
    ];
    const card = await attributionWith(
      hub,
      {
        record: { type: 'company', id: '501', name: '#Acme#', companyName: '#Acme#' },
        domains,
      },
      { objectTypeId: '0-2' },
    );
    expect(card.findAll(Accordion).map(({ props }) => props.title)).toEqual([
      'acme.co.uk: #Alpha Digital# until 23 May 2027',
      'acme.de: #Lukas Adler# (direct sales)',
      'münchen.de: free',
      '#Alpha Digital#: #Acme – Marketing Hub#',
    ]);
    expect(partnerRows(card)[1]).toContain('acme.co.uk');
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        '#Lukas Adler# from direct sales holds acme.de.',
        'If a partner registers it, that becomes a Partner Collaboration deal.',
        'If a partner with claims left registers it, that becomes a Channel deal.',
        'No partner has ever held this domain.',
      ]),
    );
  });

  it('names lookalikes with their links', async () => {
    const lookalike = {
      name: '#Acme#',
      domain: 'acme.fr',
      domainUnicode: 'acme.fr',
      url: 'https://app.hubspot.com/contacts/900/record/0-2/77',
    };
    const card = await attributionWith(hub, { domains: [aDomainAttribution({ lookalikes: [lookalike] })] });
    expect(card.texts()).toContain('Perhaps the same company');
    const link = card.findAll(Link).find(({ text }) => text === '#Acme# (acme.fr)');
    expect(link?.props.href).toBe(lookalike.url);
  });

  it('shows the technical form of a domain that mixes scripts', async () => {
    const domain = aRecordDomain({ domain: 'xn--cme-7dd.de', unicode: 'аcme.de', mixedScripts: true });
    const card = await attributionWith(hub, { domains: [aDomainAttribution({ domain })] });
    expect(card.texts().join('\n')).toContain('Its technical form is xn--cme-7dd.de.');
  });
});
