import { Alert, Button, Checkbox, LoadingButton, LoadingSpinner } from '@hubspot/ui-extensions';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { errorCatalogue, type ErrorCode } from '#contracts/errors.ts';
import { legalBases } from '#contracts/register-deal.ts';
import { companySizes } from '#core/company-size.ts';
import { dealTypes, motions, sharedDealStates } from '#core/deal-type.ts';
import { routingRules } from '#core/decision.ts';
import { billingUnits, quoteStates } from '#core/offer.ts';
import { conversionReasons, domainReasons, verdictReasons } from '#core/reasons.ts';
import { syncDirections, syncedProperties } from '#core/synced-properties.ts';
import { participations, teamRoles } from '#core/team.ts';
import { creditKinds, remedies, verdicts } from '#core/verdicts.ts';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import { languageOf, localeOf, type Language } from '#extensions/kit/labels.ts';
import { aReceipt, aViewOfCrmDeal, aViewOfSharedDeal } from '#test/support/a-crm-deal.ts';
import { aChangeLine, aDealSync, aSyncedLine } from '#test/support/a-deal-sync.ts';
import { aSharedDealUnderWay, aSharedDealView } from '#test/support/a-shared-deal-view.ts';
import { anOfferView } from '#test/support/an-offer.ts';
import { anOffer, aViewRecord, type ViewRecordReply } from '#test/support/a-view-record.ts';
import { aCamSeat, anOpenSharedDeal, anOutcome, aRecordDomain, aVerdict } from '#test/support/an-outcome.ts';
import { fillDealStep, panel } from '#test/support/fill-form.ts';
import { fakeHub, openCard, openSharedDealCard, type OpenCard } from '#test/support/open-card.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Every leaf of a label file by its path; functions are asked with arguments that stand for anything. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(anything, anything, anything))]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no label`);
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}/${key}`));
}

/** Reads as "A", and so does everything in it. */
const anything: unknown = new Proxy(
  {},
  { get: (_target, key) => (key === Symbol.toPrimitive ? () => 'A' : 'A') },
);

const languages = Object.keys(labelFiles) as Language[];

describe.each(languages)('the %s label file', (language) => {
  const labels = labelFiles[language];

  it.each([
    ['error', Object.keys(errorCatalogue), labels.errors],
    ['domain reason', domainReasons, labels.nothingToDecide],
    ['verdict reason', verdictReasons, labels.verdictReasons],
    ['remedy', remedies, labels.remedies],
    ['rule in the outcome', routingRules, labels.outcome],
    ['rule in "how this was decided"', routingRules, labels.howDecided],
    ['availability', routingRules, labels.availability],
    ['deal type', dealTypes, labels.types],
    ['meaning of a deal type', dealTypes, labels.typeMeanings],
    ['state', sharedDealStates, labels.sharedDeal.states],
    ['motion', motions, labels.motions],
    ['company size', companySizes, labels.companySizes],
    ['legal basis', legalBases, labels.form.legalBasisDescriptions],
    ['role', teamRoles, labels.team.roles],
    ['credit', creditKinds, labels.verdict.credits],
    ['rule in a receipt', routingRules, labels.receipt.rules],
    ['open condition', remedies, labels.sharedDealCard.conditions],
    ['vacant seat', teamRoles, labels.sharedDealCard.team.vacant],
    ['how often something is billed', billingUnits, labels.sharedDealCard.offer.billing],
    ['state of a quote', quoteStates, labels.sharedDealCard.offer.quoteStates],
    ['part in a deal team', participations, labels.sharedDealCard.team.participations],
    ['synced property', syncedProperties, labels.inStep.properties],
    ['direction in which a property crosses', syncDirections, labels.inStep.directions],
    ['thing that a conversion lacks', conversionReasons, labels.conversionMissing],
    ['verdict on commission', verdicts, labels.verdict.commissionKinds],
    ['verdict on tier credit', verdicts, labels.verdict.creditVerdicts],
  ])('has words for every %s and for nothing else', (_what, codes, words) => {
    expect(Object.keys(words).toSorted()).toEqual([...codes].toSorted());
  });

  it('leaves no label empty, and shows no code', () => {
    const faulty = leaves(labels).filter(
      ([, text]) => text.trim() === '' || /\b[a-z]+_[a-z_]+\b|undefined|null|NaN|\[object/.test(text),
    );
    expect(faulty).toEqual([]);
  });
});

it('both files say different things, except for words that the languages share', () => {
  const german = new Map(leaves(labelFiles.de));
  const same = leaves(labelFiles.en).filter(
    ([path, text]) => german.get(path) === text && /[a-z]{3}/.test(text),
  );
  expect(same).toEqual([['/form/steps/deal', 'Deal']]);
});

describe('the reader’s language', () => {
  it.each([
    [{ language: 'de', locale: 'en-us' }, 'de', 'de'],
    [{ language: 'de', locale: 'de-at' }, 'de', 'de-at'],
    [{ locale: 'de_DE' }, 'de', 'de-DE'],
    [{ language: 'fr', locale: 'de-de' }, 'de', 'de-de'],
    [{ language: 'fr' }, 'en', 'en'],
    [{ language: 'en', locale: 'en-gb' }, 'en', 'en-gb'],
    [{}, 'en', 'en'],
  ] as const)('%j is %s, with dates as in %s', (user, language, locale) => {
    expect(languageOf(user)).toBe(language);
    expect(localeOf(user)).toBe(locale);
  });
});

describe('the partner’s cards in German', () => {
  const conditional = aVerdict({
    verdict: 'conditional',
    reasons: ['poi_missing'],
    remedies: ['submit_poi'],
  });
  const nowhere = { domains: [] };
  const states: Record<string, Partial<ViewRecordReply>> = {
    R1: { registration: anOffer(anOutcome({ rule: 'R1', claim: { action: 'keep', endsOn: '2027-05-23' } })) },
    R2: {},
    R3: {
      registration: anOffer(
        anOutcome({ rule: 'R3', type: 'partner_collaboration', commission: conditional }),
      ),
    },
    R4: { registration: anOffer(anOutcome({ rule: 'R4', type: 'partner_collaboration' })) },
    R5: { registration: anOffer(anOutcome({ rule: 'R5', type: 'best_partner_wins' })) },
    R6: { registration: anOffer(anOutcome({ rule: 'R6', ownClaimEndsOn: '2026-11-01' })) },
    R7: {
      registration: anOffer(anOutcome({ openSharedDeals: [anOpenSharedDeal()] })),
      sharedDeals: [aSharedDealView(), aSharedDealUnderWay({ sharedDealId: 'sd-2', state: 'won' })],
    },
    several: {
      domains: [aRecordDomain(), aRecordDomain({ domain: 'acme.de', unicode: 'acme.de' })],
      registration: { state: 'pick_domain' },
    },
    removed: { registration: { state: 'removed_by_vendor', domain: aRecordDomain() } },
    capacity: {
      registration: {
        state: 'capacity_reached',
        domain: aRecordDomain(),
        limit: 50,
        idleClaims: [
          {
            domain: 'acme.de',
            domainUnicode: 'acme.de',
            endsOn: '2027-01-10',
            lastActivityOn: '2026-07-14',
          },
        ],
      },
    },
    quota: { registration: { state: 'preview_quota_exceeded', domain: aRecordDomain() }, cam: null },
    'not permitted': { registration: { state: 'not_permitted', domain: aRecordDomain() } },
    'claims to release': {
      registration: anOffer(
        anOutcome({
          rule: 'R3',
          idleClaims: [
            {
              domain: 'acme.de',
              domainUnicode: 'acme.de',
              endsOn: '2027-01-10',
              lastActivityOn: '2026-07-14',
            },
          ],
        }),
      ),
    },
    'deals with receipts': {
      sharedDeals: [
        ...routingRules.map((rule) =>
          aSharedDealView({ sharedDealId: rule, receipt: aReceipt({ rule, reasons: ['ownership_lapsed'] }) }),
        ),
        aSharedDealView({
          sharedDealId: 'retyped',
          receipt: aReceipt({
            earlier: [{ rule: 'R5', type: 'best_partner_wins', decidedAt: '2026-11-20T13:01:00Z' }],
          }),
        }),
        aSharedDealView({ domain: 'elsewhere.de', domainUnicode: '#elsewhere#' }),
      ],
    },
    ...Object.fromEntries(
      domainReasons.map((reason) => [
        reason,
        { ...nowhere, registration: { state: 'nothing_to_decide' as const, reason, written: '#written#' } },
      ]),
    ),
  };

  /** What comes from the CRM, from people or from outside both languages. */
  const isData = (text: string) =>
    text.includes('#') ||
    /^(acme\.(co\.uk|de)|EUR|USD|Acme – Marketing Hub|Deal)$/.test(text) ||
    /^(Max Mustermann|Jana Winter|[a-z]+@[a-z.]+)$/.test(text) ||
    /^(\d|[\s\p{P}])*$/u.test(text) ||
    sharedCountryNames.has(text);
  const englishNames = countryNames('en');
  const sharedCountryNames = new Set([...countryNames('de')].filter((name) => englishNames.has(name)));

  async function textsInBoth(
    view: Partial<ViewRecordReply>,
    then: (card: OpenCard) => Promise<void>,
    open = openCard,
  ) {
    const texts = { en: new Set<string>(), de: new Set<string>() };
    for (const language of languages) {
      fakeHub().answers('view-record', { ok: aViewRecord(view) });
      const card = open({ language, objectId: language === 'en' ? 601 : 602 });
      await card.waitFor(() => {
        if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
      });
      await then(card);
      card.texts().forEach((text) => texts[language].add(text));
    }
    return { german: texts.de, shared: [...texts.de].filter((text) => texts.en.has(text) && !isData(text)) };
  }

  it.each(Object.keys(states))('%s: not one English word of ours', async (state) => {
    const { german, shared } = await textsInBoth(states[state] ?? {}, async () => {});
    expect(german.size).toBeGreaterThan(3);
    expect(shared).toEqual([]);
  });

  const bothVerdicts = (verdict: ReturnType<typeof aVerdict>) => ({
    commission: verdict,
    tierCredit: { ...verdict, credit: 'sourced' as const },
  });
  const onDeals: Record<string, ViewRecordReply> = {
    ...Object.fromEntries(
      sharedDealStates.map((state) => [`shared and ${state}`, aViewOfSharedDeal({ state })]),
    ),
    ...Object.fromEntries(
      remedies.map((remedy) => [
        `to do: ${remedy}`,
        aViewOfSharedDeal({
          ...bothVerdicts(
            aVerdict({ verdict: 'conditional', reasons: ['ownership_lapsed'], remedies: [remedy] }),
          ),
          receipt: aReceipt({ type: 'difm', policyVersion: '2025-01' }),
        }),
      ]),
    ),
    ...Object.fromEntries(
      syncDirections.map((direction) => [
        `in step, ${direction}`,
        aViewOfSharedDeal(
          {},
          {
            sync: aDealSync({
              properties: syncedProperties.map((property) =>
                aSyncedLine({ property, direction, value: '', state: 'under_way', syncedAt: null }),
              ),
              otherSide: { pipeline: null, stage: null, presence: 'stands' },
              changes: [
                aChangeLine({ outcome: 'superseded' }),
                aChangeLine({ outcome: 'emptied', value: '' }),
                aChangeLine({ property: 'currency' }),
                ...['won', 'open'].map((value) => aChangeLine({ property: 'state', value })),
              ],
            }),
          },
        ),
      ]),
    ),
    'in step, with a twin that is gone': aViewOfSharedDeal(
      { state: 'tombstoned' },
      { sync: aDealSync({ otherSide: { pipeline: null, stage: null, presence: 'merged' } }) },
    ),
    'a team with every seat vacant': aViewOfSharedDeal({
      team: teamRoles.map((role) => aCamSeat({ role, vacant: true, name: null, email: null })),
      receipt: null,
      crmDeals: aSharedDealUnderWay().crmDeals,
    }),
    'with an offer': aViewOfSharedDeal({ offer: anOfferView({ moreLineItems: 3 }) }),
    'with an offer that the vendor keeps to itself': aViewOfSharedDeal({ offer: null }),
    'with an empty offer': aViewOfSharedDeal({
      offer: anOfferView({ lineItems: [], sums: [], quotes: [] }),
    }),
    'not shared': aViewOfCrmDeal(),
    'not shared, with an open deal': aViewOfCrmDeal(
      {},
      { registration: anOffer(anOutcome({ openSharedDeals: [anOpenSharedDeal()] })) },
    ),
    'not shared, without contact': aViewOfCrmDeal({ missing: ['contact_missing'] }),
    'not shared, without company': aViewOfCrmDeal(
      { missing: ['company_missing', 'contact_missing'], closeOn: null },
      { domains: [], registration: { state: 'nothing_to_decide', reason: 'no_domain', written: null } },
    ),
    'not shared, company without domain': aViewOfCrmDeal(
      {},
      { domains: [], registration: { state: 'nothing_to_decide', reason: 'no_domain', written: null } },
    ),
  };

  it.each(Object.keys(onDeals))('a deal record, %s: not one English word of ours', async (state) => {
    const { german, shared } = await textsInBoth(onDeals[state] ?? {}, async () => {}, openSharedDealCard);
    expect(german.size).toBeGreaterThan(8);
    expect(shared).toEqual([]);
  });

  it('the second step of the form, with every fault: not one English word of ours', async () => {
    const { german, shared } = await textsInBoth({}, async (card) => {
      fillDealStep(card);
      panel(card).find(Button, { variant: 'primary' }).trigger('onClick');
      await card.waitFor(() => panel(card).find(Checkbox));
      panel(card).find(LoadingButton).trigger('onClick');
      await card.waitFor(() => panel(card).find(Alert));
    });
    expect(german).toContain('6 Angaben fehlen noch');
    expect(german).toContain('Berechtigtes Interesse');
    expect(shared).toEqual([]);
  });

  it.each(Object.keys(errorCatalogue) as ErrorCode[])('%s: a German sentence', async (code) => {
    const hub = fakeHub();
    hub.answers('view-record', {
      problem: {
        type: 'about:blank',
        title: 'English',
        status: 500,
        code,
        requestId: 'req-1',
        retryable: true,
      },
    });
    const card = openCard({ language: 'de' });
    await card.waitFor(() => {
      expect(card.texts()).toContain(labelFiles.de.errors[code]);
    });
    expect(card.words()).not.toContain('English');
  });
});

function countryNames(language: string): Set<string> {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return new Set(letters.flatMap((a) => letters.map((b) => names.of(a + b) ?? '')));
}
