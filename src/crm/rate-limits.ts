import type { BucketSize, LimitKind } from './ports.ts';

/** What we allow ourselves in one portal. */
export const rateLimits: Readonly<Record<LimitKind, BucketSize>> = {
  /** A private app has 100 calls in ten seconds on HubSpot's smallest plans (190 on larger ones): 20 + 10 × 8 = 100. */
  burst: { capacity: 20, refillPerSecond: 8 },
  /** Search has 5 calls a second for the whole account, other apps included: 4 leaves one to them. */
  search: { capacity: 4, refillPerSecond: 4 },
  /** 250,000 calls a day on the smallest plans, shared by all apps of the account: we take four fifths, evenly. */
  daily: { capacity: 50_000, refillPerSecond: 150_000 / 86_400 },
};
