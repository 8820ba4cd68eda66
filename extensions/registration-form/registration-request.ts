import type * as z from 'zod/mini';
import { convertDeal } from '#contracts/convert-deal.ts';
import { fieldFaults } from '#contracts/field-faults.ts';
import { contactWordingVersion, registerDeal } from '#contracts/register-deal.ts';
import type { FaultCode } from '#extensions/kit/codes.ts';
import type { HubRequest } from '#extensions/kit/hub-client.ts';
import type { PartnerLabels } from '#extensions/kit/partner-reader.ts';
import {
  asksCloseDate,
  dealNameOf,
  dealToDifferFrom,
  openDealFor,
  type Draft,
  type DraftContext,
} from './registration-draft.ts';

/** What the form sends, and by which operation. */
export type PreparedRequest =
  | { readonly operation: 'register-deal'; readonly content: HubRequest<'register-deal'> }
  | { readonly operation: 'convert-deal'; readonly content: HubRequest<'convert-deal'> };

/** One fault of one field; `pointer` leads into the request, as in the hub's own answer. */
export interface Fault {
  readonly pointer: string;
  readonly code: FaultCode;
}

export type CheckedDraft =
  | { readonly prepared: PreparedRequest; readonly faults: readonly [] }
  | { readonly prepared: null; readonly faults: readonly Fault[] };

/** Stands for the id while a draft is only checked; whoever sends it gives it one of its own. */
const uncheckedRequestId = '00000000-0000-4000-8000-000000000000';

/** Turns the draft into the request and checks it against the hub's own contract. */
export function checkDraft(draft: Draft, context: DraftContext, labels: PartnerLabels): CheckedDraft {
  const common = commonPart(draft, context);
  return context.crmDeal === null
    ? checkedAs(
        registerDeal.request,
        { ...common, deal: { ...newDeal(draft, context), ...common.deal } },
        (content) => ({ operation: 'register-deal', content }),
        labels,
      )
    : checkedAs(
        convertDeal.request,
        { ...common, deal: { closeOn: asksCloseDate(context) ? draft.closeOn : null, ...common.deal } },
        (content) => ({ operation: 'convert-deal', content }),
        labels,
      );
}

function checkedAs<Content>(
  request: z.ZodMiniType<Content>,
  candidate: object,
  prepare: (content: Content) => PreparedRequest,
  labels: PartnerLabels,
): CheckedDraft {
  const checked = request.safeParse(candidate);
  if (checked.success) return { prepared: prepare(checked.data), faults: [] };
  const faults = fieldFaults(checked.error).map(({ pointer, code }) => ({
    pointer,
    code: knownFault(code, valueAt(candidate, pointer), labels),
  }));
  return { prepared: null, faults };
}

/** The contract's codes that have words of their own; what is simply missing is said to be missing. */
export function knownFault(code: string, value: unknown, labels: PartnerLabels): FaultCode {
  if (isFaultCode(code, labels)) return code;
  return value === null || value === undefined || value === '' ? 'required' : 'invalid';
}

function isFaultCode(code: string, labels: PartnerLabels): code is FaultCode {
  return Object.hasOwn(labels.faults, code);
}

function commonPart(draft: Draft, context: DraftContext) {
  const { record, domain, outcome, form } = context;
  return {
    requestId: uncheckedRequestId,
    record,
    domain,
    expectedOutcome: {
      rule: outcome.rule,
      type: outcome.type,
      claimAction: outcome.claim.action,
      openSharedDealId: openDealFor(outcome, draft.motion)?.sharedDealId ?? null,
    },
    difference: dealToDifferFrom(draft, context) === null ? null : draft.difference,
    deal: {
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

/** What a new CRM deal is made of; one that is there keeps its own. */
function newDeal(draft: Draft, { form, domainWritten }: DraftContext) {
  return {
    name: dealNameOf(draft, form, domainWritten),
    amount: draft.amount,
    currency: draft.currency,
    closeOn: draft.closeOn,
    pipelineId: draft.pipelineId,
    stageId: draft.stageId,
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
