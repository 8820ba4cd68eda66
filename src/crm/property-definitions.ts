import { dealTypes, motions, sharedDealStates } from '#core/deal-type.ts';
import { routingRules } from '#core/decision.ts';
import { creditKinds, verdicts } from '#core/verdicts.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { PropertyDefinition } from './account-client.ts';
import type { WrittenObject } from './batch-reply.ts';
import { propertyLabels } from './property-labels.ts';
import type { Language, PropertyText } from './property-labels.ts';

/** The properties that the app adds to a portal. Stored values are codes; people read the options' labels. */

export const propertyGroup = 'shared_deals';

/**
 * The unique property of each object on which we upsert, so that a write whose reply was lost finds its record again.
 * Contacts are found by HubSpot's own e-mail. Whether HubSpot takes a unique property on tasks and notes could not be tried on
 * a live account: its documentation allows custom properties and upserts on both, and names no exception.
 */
export const uniqueProperties = {
  deals: 'shared_deal_id',
  companies: 'registrable_domain',
  contacts: 'email',
  tasks: 'shared_deal_notice_id',
  notes: 'shared_deal_message_id',
} as const satisfies Record<WrittenObject, string>;

/** Companies and contacts are written into the vendor's portal only; nothing needless goes into a partner's. */
const objectsOfSide: Readonly<Record<Portal['side'], readonly WrittenObject[]>> = {
  partner: ['deals', 'tasks', 'notes'],
  vendor: ['deals', 'tasks', 'notes', 'companies', 'contacts'],
};

export interface ObjectProperties {
  readonly object: WrittenObject;
  readonly definitions: readonly PropertyDefinition[];
}

export function propertiesOf(portal: Pick<Portal, 'side' | 'language'>): readonly ObjectProperties[] {
  return objectsOfSide[portal.side].map((object) => ({
    object,
    definitions: definitionsOf[object](portal.language),
  }));
}

const definitionsOf: Readonly<Record<WrittenObject, (language: Language) => readonly PropertyDefinition[]>> =
  {
    deals: dealProperties,
    companies: companyProperties,
    contacts: contactProperties,
    tasks: (language) => unique(propertyLabels(language).task),
    notes: (language) => unique(propertyLabels(language).note),
  };

function dealProperties(language: Language): readonly PropertyDefinition[] {
  const labels = propertyLabels(language);
  const { deal } = labels;
  return [
    ...unique({ shared_deal_id: deal.shared_deal_id }),
    choice('shared_deal_type', deal.shared_deal_type, dealTypes, labels.dealType),
    choice('shared_deal_state', deal.shared_deal_state, sharedDealStates, labels.state),
    choice('shared_deal_motion', deal.shared_deal_motion, motions, labels.motion),
    plain('shared_deal_domain', deal.shared_deal_domain, 'string', 'text'),
    plain('shared_deal_counterpart', deal.shared_deal_counterpart, 'string', 'text'),
    choice('shared_deal_rule', deal.shared_deal_rule, routingRules, labels.rule),
    plain('shared_deal_claim_ends_on', deal.shared_deal_claim_ends_on, 'date', 'date'),
    choice('shared_deal_commission', deal.shared_deal_commission, verdicts, labels.verdict),
    choice('shared_deal_tier_credit', deal.shared_deal_tier_credit, verdicts, labels.verdict),
    choice('shared_deal_credit_kind', deal.shared_deal_credit_kind, creditKinds, labels.credit),
    plain('shared_deal_products', deal.shared_deal_products, 'string', 'text'),
    plain('shared_deal_intro_note', deal.shared_deal_intro_note, 'string', 'textarea'),
    plain('shared_deal_pain_or_opportunity', deal.shared_deal_pain_or_opportunity, 'string', 'textarea'),
  ];
}

function companyProperties(language: Language): readonly PropertyDefinition[] {
  const { company, dealType } = propertyLabels(language);
  return [
    ...unique({ registrable_domain: company.registrable_domain }),
    plain('shared_deal_holder', company.shared_deal_holder, 'string', 'text'),
    plain('shared_deal_claim_ends_on', company.shared_deal_claim_ends_on, 'date', 'date'),
    {
      ...choice('shared_deal_types', company.shared_deal_types, dealTypes, dealType),
      fieldType: 'checkbox',
    },
  ];
}

function contactProperties(language: Language): readonly PropertyDefinition[] {
  const { contact } = propertyLabels(language);
  return [
    plain('shared_deal_legal_basis', contact.shared_deal_legal_basis, 'string', 'text'),
    plain('shared_deal_legal_basis_wording', contact.shared_deal_legal_basis_wording, 'string', 'text'),
    plain('shared_deal_legal_basis_stated_by', contact.shared_deal_legal_basis_stated_by, 'string', 'text'),
    plain('shared_deal_legal_basis_stated_at', contact.shared_deal_legal_basis_stated_at, 'datetime', 'date'),
  ];
}

function unique(texts: Readonly<Record<string, PropertyText>>): PropertyDefinition[] {
  return Object.entries(texts).map(([name, text]) => ({
    ...plain(name, text, 'string', 'text'),
    hasUniqueValue: true,
  }));
}

function plain(
  name: string,
  text: PropertyText,
  type: PropertyDefinition['type'],
  fieldType: PropertyDefinition['fieldType'],
): PropertyDefinition {
  return { name, ...text, type, fieldType, hasUniqueValue: false, options: [] };
}

function choice<Code extends string>(
  name: string,
  text: PropertyText,
  codes: readonly Code[],
  labels: Readonly<Record<Code, string>>,
): PropertyDefinition {
  const options = codes.map((value) => ({ value, label: labels[value] }));
  return { ...plain(name, text, 'enumeration', 'select'), options };
}
