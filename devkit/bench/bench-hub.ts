import { uuidv7 } from 'uuidv7';
import type { RequestOf } from '#contracts/operation.ts';
import { contactWordingVersion, type registerDeal } from '#contracts/register-deal.ts';
import type { Actor, Ports } from '#operations/ports.ts';
import { openStore, type OpenedStore } from '#store/store.ts';
import { domainOf, partnerIdOf, partnerPortalIdOf, portalOf } from './bench-programme.ts';
import { numberedCrm } from './numbered-crm.ts';

export type RegisterRequest = RequestOf<typeof registerDeal>;

export const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export function openBenchStore(url: string): Promise<OpenedStore> {
  return openStore({ database: { url }, masterKey: new Uint8Array(32), log: quiet });
}

/** The operations' ports with HubSpot answering at once and nobody to deliver. */
export function benchPorts({ store }: Pick<OpenedStore, 'store'>): Ports {
  return {
    clock: { now: () => new Date() },
    ids: { next: uuidv7 },
    store,
    crm: numberedCrm,
    drainOutbox: () => Promise.resolve(),
    reconcile: () => Promise.resolve(),
  };
}

export function anActor(partnerIndex: number): Actor {
  const partnerId = partnerIdOf(partnerIndex);
  return {
    portal: portalOf('partner', partnerPortalIdOf(partnerIndex), partnerId),
    side: 'partner',
    partnerId,
    userId: '9071',
    userEmail: `ada@${partnerId}.de`,
    userProof: 'platform',
  };
}

/** A registration as a partner's user fills it in, contact included. */
export function aRequest(domainNumber: number): RegisterRequest {
  return {
    requestId: uuidv7(),
    record: { type: 'contact', id: String(domainNumber) },
    domain: domainOf(domainNumber),
    expectedOutcome: null,
    difference: null,
    deal: {
      name: `Prospect ${String(domainNumber)} – Marketing`,
      amount: 12_000,
      currency: 'EUR',
      closeOn: '2031-03-31',
      pipelineId: 'default',
      stageId: 'appointmentscheduled',
      motion: 'new_business',
      products: ['marketing'],
      country: 'DE',
      companySize: '26_200',
    },
    qualification: {
      relationshipConfirmed: true,
      needConfirmed: true,
      introNote: 'We have run their website since 2024.',
      painOrOpportunity: 'Leads get lost between two tools.',
      nextSteps: 'Demo on Thursday with the head of sales.',
      clientKnowsVendor: true,
      contactSharing: { legalBasis: 'consent', wordingVersion: contactWordingVersion },
    },
  };
}
