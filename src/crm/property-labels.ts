import type { DealType, Motion, SharedDealState } from '#core/deal-type.ts';
import type { RoutingRule } from '#core/decision.ts';
import type { CreditKind, VerdictKind } from '#core/verdicts.ts';
import type { Portal } from '#operations/programme/programme.ts';

/** What people read in HubSpot about our properties, in the portal's language. Stored values are codes, never these. */
export type Language = Portal['language'];

export interface PropertyText {
  readonly label: string;
  readonly description: string;
}

interface PropertyLabels {
  readonly group: string;
  readonly deal: Readonly<Record<DealPropertyName, PropertyText>>;
  readonly company: Readonly<Record<CompanyPropertyName, PropertyText>>;
  readonly contact: Readonly<Record<ContactPropertyName, PropertyText>>;
  readonly task: Readonly<Record<'shared_deal_notice_id', PropertyText>>;
  readonly note: Readonly<Record<'shared_deal_message_id', PropertyText>>;
  readonly dealType: Readonly<Record<DealType, string>>;
  readonly state: Readonly<Record<SharedDealState, string>>;
  readonly motion: Readonly<Record<Motion, string>>;
  readonly rule: Readonly<Record<RoutingRule, string>>;
  readonly verdict: Readonly<Record<VerdictKind, string>>;
  readonly credit: Readonly<Record<CreditKind, string>>;
}

type DealPropertyName =
  | 'shared_deal_id'
  | 'shared_deal_type'
  | 'shared_deal_state'
  | 'shared_deal_motion'
  | 'shared_deal_domain'
  | 'shared_deal_counterpart'
  | 'shared_deal_rule'
  | 'shared_deal_claim_ends_on'
  | 'shared_deal_commission'
  | 'shared_deal_tier_credit'
  | 'shared_deal_credit_kind'
  | 'shared_deal_products'
  | 'shared_deal_intro_note'
  | 'shared_deal_pain_or_opportunity';

type CompanyPropertyName =
  'registrable_domain' | 'shared_deal_holder' | 'shared_deal_claim_ends_on' | 'shared_deal_types';

type ContactPropertyName =
  | 'shared_deal_legal_basis'
  | 'shared_deal_legal_basis_wording'
  | 'shared_deal_legal_basis_stated_by'
  | 'shared_deal_legal_basis_stated_at';

const english: PropertyLabels = {
  group: 'Shared deals',
  deal: {
    shared_deal_id: {
      label: 'Shared deal: id',
      description: 'The same in both portals. Written by the app; do not change it.',
    },
    shared_deal_type: {
      label: 'Shared deal: type',
      description: 'How the vendor and the partner work together.',
    },
    shared_deal_state: { label: 'Shared deal: state', description: "Follows the vendor's stage." },
    shared_deal_motion: { label: 'Shared deal: motion', description: 'New business, cross-sell or up-sell.' },
    shared_deal_domain: {
      label: 'Shared deal: domain',
      description: 'The domain it was registered for. Editing the website later changes nothing.',
    },
    shared_deal_counterpart: {
      label: 'Shared deal: with',
      description: 'The other side of the shared deal.',
    },
    shared_deal_rule: { label: 'Shared deal: rule', description: 'The rule that decided the type.' },
    shared_deal_claim_ends_on: {
      label: 'Shared deal: claim ends',
      description: 'The last day of the claim on the domain; empty where there is no claim.',
    },
    shared_deal_commission: { label: 'Shared deal: commission', description: 'As things stand now.' },
    shared_deal_tier_credit: { label: 'Shared deal: tier credit', description: 'As things stand now.' },
    shared_deal_credit_kind: {
      label: 'Shared deal: kind of credit',
      description: 'What the tier credit would count as.',
    },
    shared_deal_products: {
      label: 'Shared deal: products',
      description: 'Products the prospect is interested in.',
    },
    shared_deal_intro_note: {
      label: 'Shared deal: intro note',
      description: 'From the partner, at registration.',
    },
    shared_deal_pain_or_opportunity: {
      label: 'Shared deal: pain or opportunity',
      description: 'From the partner, at registration.',
    },
  },
  company: {
    registrable_domain: {
      label: 'Registrable domain',
      description: 'The domain that shared deals are registered for. Written by the app; do not change it.',
    },
    shared_deal_holder: {
      label: 'Shared deals: partner with the claim',
      description: 'The partner who holds the domain; empty where no partner does.',
    },
    shared_deal_claim_ends_on: {
      label: 'Shared deals: claim ends',
      description: 'The last day of the claim on the domain; empty where there is no claim.',
    },
    shared_deal_types: {
      label: 'Shared deals: types',
      description: 'The kinds of open shared deals with this company.',
    },
  },
  contact: {
    shared_deal_legal_basis: {
      label: 'Shared deal: legal basis',
      description: 'On which basis the partner passed on this contact.',
    },
    shared_deal_legal_basis_wording: {
      label: 'Shared deal: wording of the legal basis',
      description: 'Version of the wording that was confirmed.',
    },
    shared_deal_legal_basis_stated_by: {
      label: 'Shared deal: legal basis stated by',
      description: 'Who at the partner confirmed it.',
    },
    shared_deal_legal_basis_stated_at: {
      label: 'Shared deal: legal basis stated at',
      description: 'When it was confirmed.',
    },
  },
  task: {
    shared_deal_notice_id: {
      label: 'Shared deal: notice id',
      description: 'Keeps the app from telling the same thing twice. Do not change it.',
    },
  },
  note: {
    shared_deal_message_id: {
      label: 'Shared deal: message id',
      description: 'Keeps the app from writing the same message twice. Do not change it.',
    },
  },
  dealType: {
    channel: 'Channel deal',
    partner_collaboration: 'Partner Collaboration deal',
    best_partner_wins: 'Best Partner Wins deal',
    difm: 'Do Inbound For Me deal',
  },
  state: {
    open: 'Open',
    won: 'Won',
    lost: 'Lost',
    removed: 'Removed by the vendor',
    tombstoned: 'CRM deal deleted',
  },
  motion: { new_business: 'New business', cross_sell: 'Cross-sell', up_sell: 'Up-sell' },
  rule: {
    R1: 'R1: the partner holds the domain',
    R2: 'R2: the domain was free and was claimed',
    R3: 'R3: the domain was free, the capacity used up',
    R4: 'R4: a direct rep holds the domain',
    R5: 'R5: the domain is no longer available',
    R6: "R6: the partner's claim had lapsed",
  },
  verdict: { eligible: 'Eligible', conditional: 'Conditional', ineligible: 'Ineligible' },
  credit: { sourced: 'Sourced', assisted: 'Assisted', managed: 'Managed' },
};

const german: PropertyLabels = {
  group: 'Geteilte Deals',
  deal: {
    shared_deal_id: {
      label: 'Geteilter Deal: ID',
      description: 'In beiden Portalen dieselbe. Wird von der App geschrieben; bitte nicht ändern.',
    },
    shared_deal_type: {
      label: 'Geteilter Deal: Art',
      description: 'Wie Hersteller und Partner zusammenarbeiten.',
    },
    shared_deal_state: {
      label: 'Geteilter Deal: Stand',
      description: 'Folgt der Dealphase des Herstellers.',
    },
    shared_deal_motion: {
      label: 'Geteilter Deal: Verkaufsart',
      description: 'Neugeschäft, Cross-Selling oder Up-Selling.',
    },
    shared_deal_domain: {
      label: 'Geteilter Deal: Domain',
      description:
        'Die Domain, für die er registriert wurde. Eine spätere Änderung der Website ändert daran nichts.',
    },
    shared_deal_counterpart: {
      label: 'Geteilter Deal: mit',
      description: 'Die andere Seite des geteilten Deals.',
    },
    shared_deal_rule: {
      label: 'Geteilter Deal: Regel',
      description: 'Die Regel, nach der die Art bestimmt wurde.',
    },
    shared_deal_claim_ends_on: {
      label: 'Geteilter Deal: Domainzuständigkeit endet',
      description: 'Der letzte Tag der Domainzuständigkeit; leer, wo es keine gibt.',
    },
    shared_deal_commission: { label: 'Geteilter Deal: Provision', description: 'Nach jetzigem Stand.' },
    shared_deal_tier_credit: {
      label: 'Geteilter Deal: Stufenanrechnung',
      description: 'Nach jetzigem Stand.',
    },
    shared_deal_credit_kind: {
      label: 'Geteilter Deal: Art der Anrechnung',
      description: 'Als was die Stufenanrechnung zählen würde.',
    },
    shared_deal_products: {
      label: 'Geteilter Deal: Produkte',
      description: 'Produkte, für die sich das Unternehmen interessiert.',
    },
    shared_deal_intro_note: {
      label: 'Geteilter Deal: Vorstellung',
      description: 'Vom Partner bei der Registrierung.',
    },
    shared_deal_pain_or_opportunity: {
      label: 'Geteilter Deal: Problem oder Chance',
      description: 'Vom Partner bei der Registrierung.',
    },
  },
  company: {
    registrable_domain: {
      label: 'Registrierbare Domain',
      description:
        'Die Domain, für die geteilte Deals registriert werden. Wird von der App geschrieben; bitte nicht ändern.',
    },
    shared_deal_holder: {
      label: 'Geteilte Deals: Partner mit der Domainzuständigkeit',
      description: 'Der Partner, der für die Domain zuständig ist; leer, wo es keiner ist.',
    },
    shared_deal_claim_ends_on: {
      label: 'Geteilte Deals: Domainzuständigkeit endet',
      description: 'Der letzte Tag der Domainzuständigkeit; leer, wo es keine gibt.',
    },
    shared_deal_types: {
      label: 'Geteilte Deals: Arten',
      description: 'Die Arten der offenen geteilten Deals mit diesem Unternehmen.',
    },
  },
  contact: {
    shared_deal_legal_basis: {
      label: 'Geteilter Deal: Rechtsgrundlage',
      description: 'Auf welcher Grundlage der Partner diesen Kontakt weitergegeben hat.',
    },
    shared_deal_legal_basis_wording: {
      label: 'Geteilter Deal: Wortlaut der Rechtsgrundlage',
      description: 'Fassung des Wortlauts, der bestätigt wurde.',
    },
    shared_deal_legal_basis_stated_by: {
      label: 'Geteilter Deal: Rechtsgrundlage bestätigt von',
      description: 'Wer sie beim Partner bestätigt hat.',
    },
    shared_deal_legal_basis_stated_at: {
      label: 'Geteilter Deal: Rechtsgrundlage bestätigt am',
      description: 'Wann sie bestätigt wurde.',
    },
  },
  task: {
    shared_deal_notice_id: {
      label: 'Geteilter Deal: Hinweis-ID',
      description: 'Damit die App dasselbe nicht zweimal mitteilt. Bitte nicht ändern.',
    },
  },
  note: {
    shared_deal_message_id: {
      label: 'Geteilter Deal: Nachrichten-ID',
      description: 'Damit die App dieselbe Nachricht nicht zweimal schreibt. Bitte nicht ändern.',
    },
  },
  dealType: {
    channel: 'Channeldeal',
    partner_collaboration: 'Deal in Partnerzusammenarbeit',
    best_partner_wins: '„Best Partner Wins“-Deal',
    difm: '„Do Inbound For Me“-Deal',
  },
  state: {
    open: 'Offen',
    won: 'Gewonnen',
    lost: 'Verloren',
    removed: 'Vom Hersteller entfernt',
    tombstoned: 'Dealdatensatz gelöscht',
  },
  motion: { new_business: 'Neugeschäft', cross_sell: 'Cross-Selling', up_sell: 'Up-Selling' },
  rule: {
    R1: 'R1: der Partner ist für die Domain zuständig',
    R2: 'R2: die Domain war frei und wurde registriert',
    R3: 'R3: die Domain war frei, die Kapazitätsgrenze erreicht',
    R4: 'R4: der Direktvertrieb ist für die Domain zuständig',
    R5: 'R5: die Domain ist nicht mehr verfügbar',
    R6: 'R6: die Domainzuständigkeit des Partners war abgelaufen',
  },
  verdict: {
    eligible: 'Berechtigt',
    conditional: 'Unter Vorbehalt',
    ineligible: 'Nicht berechtigt',
  },
  credit: { sourced: 'Eingebracht', assisted: 'Unterstützt', managed: 'Betreut' },
};

const labelsByLanguage: Readonly<Record<Language, PropertyLabels>> = { en: english, de: german };

export function propertyLabels(language: Language): PropertyLabels {
  return labelsByLanguage[language];
}
