import type { RecordReference } from '#contracts/record-reference.ts';
import type { Outcome, SharedDealBrief } from '#contracts/values.ts';
import type { OwnCrmDeal, RegistrationForm } from '#contracts/view-record.ts';
import type { CompanySize, LegalBasis, Motion } from '#extensions/kit/codes.ts';

/** What the reader has typed so far. Empty is empty: whether it suffices, the contract says. */
export interface Draft {
  /** Null until the reader changes the name that the card proposes. */
  readonly name: string | null;
  readonly amount: number | null;
  readonly currency: string;
  readonly closeOn: string;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly motion: Motion;
  readonly products: readonly string[];
  readonly country: string | null;
  readonly companySize: CompanySize | null;
  /** Where going on with the open shared deal has an effect: whether to do so, or to register a further one. */
  readonly existing: 'keep' | 'another';
  readonly difference: string;
  readonly relationshipConfirmed: boolean;
  readonly needConfirmed: boolean;
  readonly introNote: string;
  readonly painOrOpportunity: string;
  readonly nextSteps: string;
  readonly clientKnowsVendor: boolean | null;
  readonly sharing: LegalBasis | 'do_not_share';
}

export function newDraft(form: RegistrationForm): Draft {
  const pipeline = form.pipelines[0];
  return {
    name: null,
    amount: null,
    currency: form.currency,
    closeOn: '',
    pipelineId: pipeline?.id ?? '',
    stageId: pipeline?.stages[0]?.id ?? '',
    motion: 'new_business',
    products: [],
    country: null,
    companySize: null,
    existing: 'keep',
    difference: '',
    relationshipConfirmed: false,
    needConfirmed: false,
    introNote: '',
    painOrOpportunity: '',
    nextSteps: '',
    clientKnowsVendor: null,
    sharing: 'do_not_share',
  };
}

/** What the form is about; what it asks and what it sends follow from it. */
export interface DraftContext {
  readonly record: RecordReference;
  readonly domain: string;
  /** The domain as people write it. */
  readonly domainWritten: string;
  readonly outcome: Outcome;
  readonly form: RegistrationForm;
  /** The CRM deal that becomes shared and keeps its own values (R8); null where a new one is registered. */
  readonly crmDeal: OwnCrmDeal | null;
}

export function purposeOf(context: Pick<DraftContext, 'crmDeal'>): 'register' | 'convert' {
  return context.crmDeal === null ? 'register' : 'convert';
}

/** A conversion asks for the close date only where the CRM deal has none. */
export function asksCloseDate({ crmDeal }: DraftContext): boolean {
  return crmDeal === null || crmDeal.closeOn === null;
}

/** "Company – product", until the reader writes a name. */
export function dealNameOf(draft: Draft, form: RegistrationForm, fallback: string): string {
  if (draft.name !== null) return draft.name;
  const products = form.products.filter(({ code }) => draft.products.includes(code)).map(({ name }) => name);
  const company = form.companyName ?? fallback;
  return products.length === 0 ? company : `${company} – ${products.join(', ')}`;
}

/** R7: the open shared deal of the same motion; a further one has to say how it differs. */
export function openDealFor(outcome: Outcome, motion: Motion): SharedDealBrief | null {
  return outcome.openSharedDeals.find((deal) => deal.motion === motion && deal.state === 'open') ?? null;
}

/**
 * Whether registering without a further deal does something for the open one: its claim starts anew or is renewed (R6, R1),
 * or its type is corrected (R7).
 */
export function improvesOpenDeal(outcome: Outcome, openDeal: SharedDealBrief): boolean {
  return (
    outcome.claim.action === 'claim' || outcome.claim.action === 'renew' || openDeal.type !== outcome.type
  );
}

/**
 * The open shared deal with which the reader may go on instead of registering a further one; null where that does nothing.
 * Whoever converts wants this very CRM deal shared, so there it is no choice.
 */
export function dealToGoOnWith(draft: Draft, context: DraftContext): SharedDealBrief | null {
  const openDeal = openDealFor(context.outcome, draft.motion);
  if (openDeal === null || context.crmDeal !== null) return null;
  return improvesOpenDeal(context.outcome, openDeal) ? openDeal : null;
}

/** The open shared deal that a further registration has to differ from; null where none has to. */
export function dealToDifferFrom(draft: Draft, context: DraftContext): SharedDealBrief | null {
  const goesOn = dealToGoOnWith(draft, context) !== null && draft.existing === 'keep';
  return goesOn ? null : openDealFor(context.outcome, draft.motion);
}
