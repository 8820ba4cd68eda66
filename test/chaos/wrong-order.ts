import { decideChange as decideRightly } from '#core/property-change.ts';

/** Wrong on purpose: what is heard last is taken to have happened last. */

export const decideChange: typeof decideRightly = (property, current, change, direction) =>
  decideRightly(property, { ...current, changedAt: '1970-01-01T00:00:00.000Z' }, change, direction);
