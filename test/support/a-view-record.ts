import type { ReplyOf } from '#contracts/operation.ts';
import type { viewRecord } from '#contracts/view-record.ts';
import type { RegistrationOffer } from '#contracts/view-record.ts';
import { anOutcome, aRecordDomain } from './an-outcome.ts';

export type ViewRecordReply = ReplyOf<typeof viewRecord>;

/** What the hub answers for a contact of Acme whose domain is free. Words of the fixture carry a `#`, to tell data from labels. */
export function aViewRecord(overrides: Partial<ViewRecordReply> = {}): ViewRecordReply {
  return {
    vendor: {
      name: '#Vendor#',
      timeZone: 'Europe/Berlin',
      today: '2026-11-24',
      links: {
        lesson: 'https://vendor.example/lesson',
        salesRules: 'https://vendor.example/rules',
        feedback: 'https://vendor.example/feedback',
      },
    },
    partner: { name: '#Alpha Digital#' },
    cam: { name: 'Jana Winter', email: 'jana@vendor.example' },
    record: { type: 'contact', id: '501', name: '#Ada Lovelace#' },
    domains: [aRecordDomain()],
    registration: anOffer(),
    form: {
      companyName: '#Acme#',
      contact: { name: '#Ada Lovelace#', email: 'ada@acme.co.uk' },
      country: null,
      companySize: null,
      currency: 'EUR',
      currencies: ['EUR', 'USD'],
      pipelines: [
        {
          id: 'default',
          label: '#Sales#',
          stages: [
            { id: 'new', label: '#New#' },
            { id: 'won', label: '#Done#' },
          ],
        },
        { id: 'second', label: '#Second#', stages: [{ id: 'first', label: '#First#' }] },
      ],
      products: [
        { code: 'marketing', name: '#Marketing Hub#' },
        { code: 'sales', name: '#Sales Hub#' },
      ],
    },
    sharedDeals: [],
    crmDeal: null,
    sync: null,
    ...overrides,
  };
}

export function anOffer(outcome = anOutcome(), domain = aRecordDomain()): RegistrationOffer {
  return { state: 'offered', domain, outcome };
}
