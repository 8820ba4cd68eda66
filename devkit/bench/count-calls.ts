import type { StandIn } from '#devkit/stand-in/stand-in.ts';

/** Calls to HubSpot from now on, by portal, as the stand-in sees them arrive. */
export function countCalls(standIn: StandIn) {
  const counts = new Map<number | undefined, number>();
  const stop = standIn.onCall(({ portalId }) => {
    counts.set(portalId, (counts.get(portalId) ?? 0) + 1);
  });
  return {
    of: (portalId: number) => counts.get(portalId) ?? 0,
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    stop,
  };
}
