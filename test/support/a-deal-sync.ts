import type { DealSync } from '#contracts/deal-sync.ts';

export type SyncedLine = DealSync['properties'][number];
export type ChangeLine = DealSync['changes'][number];

/**
 * A shared deal in step by the policy that ships, last synced twelve seconds before 14:05 in Berlin, and never changed. Words of
 * the fixture carry a `#`, to tell data from labels.
 */
export function aDealSync(overrides: Partial<DealSync> = {}): DealSync {
  return {
    sharedDealId: 'sd-1',
    currency: 'EUR',
    properties: [
      aSyncedLine({
        property: 'name',
        value: '#Acme relaunch#',
        direction: 'once',
        state: 'own',
        syncedAt: null,
      }),
      aSyncedLine(),
      aSyncedLine({ property: 'close_on', value: '2027-01-31', direction: 'both' }),
      aSyncedLine({ property: 'next_steps', value: '#Demo on Thursday.#', direction: 'both' }),
      aSyncedLine({ property: 'intro_note', value: '#We met at a fair.#', direction: 'to_vendor' }),
      aSyncedLine({ property: 'pain_or_opportunity', value: '', direction: 'to_vendor' }),
      aSyncedLine({ property: 'products', value: '#Marketing Hub#', direction: 'to_vendor' }),
    ],
    otherSide: { pipeline: '#Sales pipeline#', stage: '#Appointment#', presence: 'stands' },
    changes: [],
    ...overrides,
  };
}

export function aSyncedLine(overrides: Partial<SyncedLine> = {}): SyncedLine {
  return {
    property: 'amount',
    value: '24000.5',
    direction: 'to_partner',
    state: 'in_step',
    syncedAt: '2026-11-24T13:04:48.000Z',
    ...overrides,
  };
}

/** The vendor's CAM has given the deal an amount. */
export function aChangeLine(overrides: Partial<ChangeLine> = {}): ChangeLine {
  return {
    property: 'amount',
    side: 'vendor',
    value: '24000.5',
    previous: '',
    outcome: 'adopted',
    changedAt: '2026-11-24T13:02:00.000Z',
    changedBy: '#Jana Winter#',
    ...overrides,
  };
}
