import type { RequestOf } from '#contracts/operation.ts';
import { contactWordingVersion, type registerDeal } from '#contracts/register-deal.ts';

export type RegisterDealRequest = RequestOf<typeof registerDeal>;

/** Loose on purpose: tests also build what the contract refuses. */
interface Changes {
  readonly requestId?: string;
  readonly record?: RegisterDealRequest['record'];
  readonly domain?: string;
  readonly expectedOutcome?: RegisterDealRequest['expectedOutcome'];
  readonly difference?: string | null;
  readonly deal?: Partial<Record<keyof RegisterDealRequest['deal'], unknown>>;
  readonly qualification?: Partial<Record<keyof RegisterDealRequest['qualification'], unknown>>;
}

/** A registration as a partner's user fills it in. */
export function aRegisterDeal(changes: Changes = {}): RegisterDealRequest {
  const { deal, qualification, ...rest } = changes;
  return {
    requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b11',
    record: { type: 'contact', id: '501' },
    domain: 'acme.de',
    expectedOutcome: null,
    difference: null,
    ...rest,
    deal: {
      name: 'Acme – Marketing Hub',
      amount: 12_000,
      currency: 'EUR',
      closeOn: '2027-03-31',
      pipelineId: 'default',
      stageId: 'appointmentscheduled',
      motion: 'new_business',
      products: ['marketing'],
      country: 'DE',
      companySize: '26_200',
      ...deal,
    },
    qualification: {
      relationshipConfirmed: true,
      needConfirmed: true,
      introNote: 'We have run their website since 2024.',
      painOrOpportunity: 'Leads get lost between two tools.',
      nextSteps: 'Demo on Thursday with the head of sales.',
      clientKnowsVendor: true,
      contactSharing: { legalBasis: 'consent', wordingVersion: contactWordingVersion },
      ...qualification,
    },
  } as RegisterDealRequest;
}
