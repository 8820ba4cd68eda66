import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dealTypes, sharedDealStates } from '#core/deal-type.ts';
import { routingRules } from '#core/decision.ts';
import { verdictReasons } from '#core/reasons.ts';
import { participations, teamRoles, vendorRoles } from '#core/team.ts';
import { creditKinds, remedies, verdicts } from '#core/verdicts.ts';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import type { Language } from '#extensions/kit/labels.ts';
import {
  aBestPartnerWinsDeal,
  aClaimStep,
  aDomainAttribution,
  anAttributedDeal,
  aReceipt,
  type AttributionReply,
} from '#test/support/an-attribution.ts';
import { aCamSeat, aRecordDomain, aVerdict } from '#test/support/an-outcome.ts';
import { attributionWith } from '#test/support/open-attribution.tsx';
import { fakeHub, type FakeHub } from '#test/support/open-card.tsx';

const languages = Object.keys(labelFiles) as Language[];

let hub: FakeHub;

beforeEach(() => {
  hub = fakeHub();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each(languages)('the words for attribution in %s', (language) => {
  const words = labelFiles[language].attribution;
  it.each([
    ['rule, in short', routingRules, words.because],
    ['rule, explained', routingRules, words.explained],
    ['credit', creditKinds, words.broughtBy],
    ['kind of credit', creditKinds, words.credits],
    ['state', sharedDealStates, words.states],
    ['verdict reason', verdictReasons, words.verdictReasons],
    ['remedy', remedies, words.remedies],
    ['role', teamRoles, words.team.roles],
    ['participation', participations, words.team.participations],
  ])('cover every %s and nothing else', (_what, codes, labels) => {
    expect(Object.keys(labels).toSorted()).toEqual([...codes].toSorted());
  });
});

describe('the card in German', () => {
  const every = {
    reasons: [...verdictReasons],
    remedies: [...remedies],
    changesOn: '2027-01-31',
  };
  const noDeals = {
    deals: [],
    domains: [aDomainAttribution({ holder: { kind: 'nobody' }, claimHistory: [] })],
  };
  const states: Record<string, Partial<AttributionReply>> = {
    ...Object.fromEntries(
      routingRules.flatMap((rule) =>
        [[], ['capacity_reached' as const], ['ownership_lapsed' as const]].map((reasons) => [
          `${rule} ${reasons.join()}`,
          { deals: [anAttributedDeal({ receipt: aReceipt({ rule, reasons }) })] },
        ]),
      ),
    ),
    ...Object.fromEntries(
      verdicts.map((verdict) => [
        verdict,
        {
          deals: [
            anAttributedDeal({
              commission: aVerdict({ verdict, ...every }),
              tierCredit: { ...aVerdict({ verdict, ...every }), credit: 'assisted' },
            }),
          ],
        },
      ]),
    ),
    ...Object.fromEntries(dealTypes.map((type) => [type, { deals: [anAttributedDeal({ type })] }])),
    'side by side': {
      deals: [
        anAttributedDeal({ isThisRecord: false }),
        aBestPartnerWinsDeal({
          state: 'removed',
          receipt: aReceipt({ userProof: 'platform', holder: 'direct_rep', claimEndsOn: null }),
          team: participations.flatMap((participation) =>
            teamRoles.map((role) => aCamSeat({ role, participation, vacant: role === 'cam' })),
          ),
        }),
        aBestPartnerWinsDeal({
          sharedDealId: 'sd-3',
          vendorCrmDeal: { state: 'delayed', crmDealId: null, url: null, delayReason: 'crm_refused' },
        }),
      ],
    },
    claims: {
      domains: [
        aDomainAttribution({
          claimHistory: (['claimed', 'renewed', 'released', 'lapsed'] as const).map((step) =>
            aClaimStep({ step }),
          ),
          lookalikes: [{ name: '#A#', domain: 'a.fr', domainUnicode: 'a.fr', url: 'https://a.example' }],
        }),
        aDomainAttribution({
          domain: aRecordDomain({ domain: 'xn--cme-7dd.de', unicode: 'xn--cme-7dd.de', mixedScripts: true }),
          holder: { kind: 'direct_rep', name: '#Lukas#', email: 'lukas@vendor.example' },
        }),
      ],
    },
    ...Object.fromEntries(
      vendorRoles.flatMap((role) =>
        [null, 'channel' as const, 'difm' as const].map((wouldBe) => [
          `${role} ${String(wouldBe)}`,
          { ...noDeals, viewer: { roles: [role] }, unsharedDeal: { ownerName: '#Mia#', wouldBe } },
        ]),
      ),
    ),
    'no owner': { ...noDeals, unsharedDeal: { ownerName: null, wouldBe: null } },
    'a cam on a company': { ...noDeals, viewer: { roles: ['cam', 'direct_rep'] } },
    'an onlooker': { ...noDeals, viewer: { roles: [] } },
    'not shared': { unsharedDeal: { ownerName: '#Mia#', wouldBe: 'channel' } },
    'no domain': { deals: [], domains: [] },
  };

  /** What comes from the CRM, from people or from outside both languages. */
  const isData = (text: string) =>
    text.includes('#') || /^[\w.-]+@|^(acme\.co\.uk|CAM|PDM)$/.test(text) || /^(\d|[\s\p{P}])*$/u.test(text);

  it.each(Object.keys(states))('%s: not one English word of ours, and no code', async (state) => {
    const texts = { en: new Set<string>(), de: new Set<string>() };
    for (const language of languages) {
      const card = await attributionWith(hub, states[state], { language });
      card.texts().forEach((text) => texts[language].add(text));
    }
    expect(texts.de.size).toBeGreaterThan(3);
    expect([...texts.de].filter((text) => texts.en.has(text) && !isData(text))).toEqual([]);
    expect([...texts.de].filter((text) => /\b[a-z]+_[a-z_]+\b|\bR[1-8]\b|undefined|null/.test(text))).toEqual(
      [],
    );
  });
});
