import { fieldFaults } from '#contracts/field-faults.ts';
import type { RecordReference } from '#contracts/record-reference.ts';
import { contactWordingVersion, registerDeal } from '#contracts/register-deal.ts';
import type { Outcome, SharedDealBrief } from '#contracts/values.ts';
import type { CompanySize, FaultCode, LegalBasis, Motion } from '#extensions/kit/codes.ts';
import type { HubRequest } from '#extensions/kit/hub-client.ts';
import type { Labels } from '#extensions/kit/labels.ts';
import type { RecordAnswer } from './use-record-view.ts';

export type RegistrationForm = RecordAnswer['form'];
export type RegisterRequest = HubRequest<'register-deal'>;

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

/** The open shared deal that a further registration has to differ from; null where none has to. */
export function dealToDifferFrom(draft: Draft, outcome: Outcome): SharedDealBrief | null {
  const openDeal = openDealFor(outcome, draft.motion);
  if (openDeal === null) return null;
  return improvesOpenDeal(outcome, openDeal) && draft.existing === 'keep' ? null : openDeal;
}

export interface DraftContext {
  readonly record: RecordReference;
  readonly domain: string;
  /** The domain as people write it. */
  readonly domainWritten: string;
  readonly outcome: Outcome;
  readonly form: RegistrationForm;
}

/** One fault of one field; `pointer` leads into the request, as in the hub's own answer. */
export interface Fault {
  readonly pointer: string;
  readonly code: FaultCode;
}

export type CheckedDraft =
  | { readonly request: RegisterRequest; readonly faults: readonly [] }
  | { readonly request: null; readonly faults: readonly Fault[] };

/** Turns the draft into the request and checks it against the hub's own contract. */
export function checkDraft(
  draft: Draft,
  context: DraftContext,
  requestId: string,
  labels: Labels,
): CheckedDraft {
  const candidate = requestFrom(draft, context, requestId);
  const checked = registerDeal.request.safeParse(candidate);
  if (checked.success) return { request: checked.data, faults: [] };
  const faults = fieldFaults(checked.error).map(({ pointer, code }) => ({
    pointer,
    code: knownFault(code, valueAt(candidate, pointer), labels),
  }));
  return { request: null, faults };
}

/** The contract's codes that have words of their own; what is simply missing is said to be missing. */
export function knownFault(code: string, value: unknown, labels: Labels): FaultCode {
  if (isFaultCode(code, labels)) return code;
  return value === null || value === undefined || value === '' ? 'required' : 'invalid';
}

function isFaultCode(code: string, labels: Labels): code is FaultCode {
  return Object.hasOwn(labels.faults, code);
}

function requestFrom(draft: Draft, context: DraftContext, requestId: string) {
  const { record, domain, domainWritten, outcome, form } = context;
  const openDeal = openDealFor(outcome, draft.motion);
  return {
    requestId,
    record,
    domain,
    expectedOutcome: {
      rule: outcome.rule,
      type: outcome.type,
      claimAction: outcome.claim.action,
      openSharedDealId: openDeal?.sharedDealId ?? null,
    },
    difference: dealToDifferFrom(draft, outcome) === null ? null : draft.difference,
    deal: {
      name: dealNameOf(draft, form, domainWritten),
      amount: draft.amount,
      currency: draft.currency,
      closeOn: draft.closeOn,
      pipelineId: draft.pipelineId,
      stageId: draft.stageId,
      motion: draft.motion,
      products: draft.products,
      country: form.country ?? draft.country,
      companySize: form.companySize ?? draft.companySize,
    },
    qualification: {
      relationshipConfirmed: draft.relationshipConfirmed,
      needConfirmed: draft.needConfirmed,
      introNote: draft.introNote,
      painOrOpportunity: draft.painOrOpportunity,
      nextSteps: draft.nextSteps,
      clientKnowsVendor: draft.clientKnowsVendor,
      contactSharing:
        form.contact === null || draft.sharing === 'do_not_share'
          ? null
          : { legalBasis: draft.sharing, wordingVersion: contactWordingVersion },
    },
  };
}

function valueAt(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      root,
    );
}
