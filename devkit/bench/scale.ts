/** How much is measured. `quick` is for whoever works on the bench itself: its figures mean little. */
export interface Scale {
  /** Claims in the hub for the row against the bare route, and for the smaller one of the two that are compared. */
  readonly claims: { readonly many: number; readonly few: number };
  readonly rounds: number;
  /** Of one measurement under load. */
  readonly roundMs: number;
  /** Of a hundred registrations at once. */
  readonly bursts: number;
  /** Starts of a function, and openings of a record, a side. */
  readonly starts: number;
  readonly openings: number;
  readonly sync: {
    /** Deals of one partner that are changed at once. */
    readonly deals: number;
    /** Calls that have to be made one after the other, in each portal. */
    readonly backlog: number;
    /** Of a hundred events each, in one round. */
    readonly arrays: number;
    /** Values that cross, a side. */
    readonly edits: number;
  };
}

export const fullScale: Scale = {
  claims: { many: 1_000_000, few: 10_000 },
  rounds: 7,
  roundMs: 4_000,
  bursts: 3,
  starts: 25,
  openings: 15,
  sync: { deals: 1_000, backlog: 400, arrays: 320, edits: 60 },
};

export const quickScale: Scale = {
  claims: { many: 100_000, few: 10_000 },
  rounds: 3,
  roundMs: 1_000,
  bursts: 1,
  starts: 5,
  openings: 3,
  sync: { deals: 200, backlog: 150, arrays: 80, edits: 10 },
};
