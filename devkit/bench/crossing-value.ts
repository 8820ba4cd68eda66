import { once } from 'node:events';
import type { StandIn } from '#devkit/stand-in/stand-in.ts';

/** A deal in a portal of the stand-in. */
export interface CrmDealPlace {
  readonly portalId: number;
  readonly id: string;
}

/** Both sides change it, so that it crosses either way. */
export const crossingProperty = 'hs_next_step';

/** Resolves when each of the deals has got its value; rejects where that takes too long. */
export async function arrivals(
  standIn: StandIn,
  expected: readonly { readonly at: CrmDealPlace; readonly value: string }[],
  deadlineMs: number,
): Promise<void> {
  const missing = new Map(expected.map(({ at, value }) => [`${String(at.portalId)}/${at.id}`, value]));
  const arrived = new EventTarget();
  const stop = standIn.onChange(({ portalId, objectType, id, values }) => {
    const place = `${String(portalId)}/${id}`;
    if (objectType !== 'deals' || values[crossingProperty] !== missing.get(place)) return;
    if (missing.delete(place) && missing.size === 0) arrived.dispatchEvent(new Event('all'));
  });
  try {
    await once(arrived, 'all', { signal: AbortSignal.timeout(deadlineMs) });
  } catch (cause) {
    throw new Error(
      `${String(missing.size)} of ${String(expected.length)} values did not arrive on the other side.`,
      { cause },
    );
  } finally {
    stop();
  }
}
