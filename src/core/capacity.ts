import type { Policy } from './policy.ts';

type CapacityPolicy = Pick<Policy, 'capacity'>;

/** How many active claims a partner of this tier may hold. Tiers are written as the policy writes them, in any case. */
export function capacityLimit(tier: string, policy: CapacityPolicy): number {
  const name = tier.trim().toLowerCase();
  const { byTier } = policy.capacity;
  return Object.hasOwn(byTier, name) ? (byTier[name] ?? policy.capacity.default) : policy.capacity.default;
}

/** Claims still free; 0 also for a partner who holds more than its limit, as after a step down in tier. */
export function capacityRoom(activeClaims: number, tier: string, policy: CapacityPolicy): number {
  return Math.max(0, capacityLimit(tier, policy) - activeClaims);
}
