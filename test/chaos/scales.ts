import type { Chaos } from './acts.ts';

export type ChaosForm = Pick<Chaos, 'deals' | 'partners' | 'hubs' | 'told' | 'lost'>;

export const forms = {
  /** Some two minutes on two busy cores. */
  short: {
    deals: 40,
    partners: 2,
    hubs: 2,
    told: { steps: 500, longestPauseMs: 30 },
    lost: { steps: 900, kills: 5, longestPauseMs: 40 },
  },
  long: {
    deals: 1_000,
    partners: 4,
    hubs: 2,
    told: { steps: 4_000, longestPauseMs: 30 },
    lost: { steps: 20_000, kills: 100, longestPauseMs: 50 },
  },
} satisfies Record<string, ChaosForm>;

/** What a mistake of the hub's shows in: the first act, with one hub. */
export const plantedForm: ChaosForm = {
  deals: 12,
  partners: 1,
  hubs: 1,
  told: { steps: 400, longestPauseMs: 30 },
  lost: null,
};
