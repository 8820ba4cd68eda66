import type { CompanyStanding } from '#operations/attribution/attribution-ports.ts';
import type { Portal } from '#operations/programme/programme.ts';

/** What a call costs: `burst` counts every call, `search` the calls to search besides, `daily` the day's quota. */
export type LimitKind = 'burst' | 'search' | 'daily';

/** A bucket lets capacity + 10 × refill calls pass in the worst ten seconds. */
export interface BucketSize {
  /** Calls that may be made at once after a pause. */
  readonly capacity: number;
  readonly refillPerSecond: number;
}

export type Grant = { readonly granted: true } | { readonly granted: false; readonly waitMs: number };

/** Token buckets, one a portal and kind. All processes that talk to a portal must share them. */
export interface RateLimiter {
  /** Takes `amount` tokens at once or none; then `waitMs` says when it is worth asking again. */
  take(portalId: number, kind: LimitKind, amount: number): Promise<Grant>;
}

export interface PortalTokens {
  /** The app's bearer token in that portal; null where the portal was never connected. */
  crmToken(portalId: number): Promise<string | null>;
}

/** What a portal granted when the app was installed there by OAuth. */
export interface PortalGrant {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessEndsAt: Date;
}

export interface PortalGrants {
  /** Null where no app was installed by OAuth. */
  readGrant(portalId: number): Promise<PortalGrant | null>;
  /** Replaces what stands, and ends a lease. */
  saveGrant(portalId: number, grant: PortalGrant): Promise<void>;
  /** True for the one process that may renew it until then. */
  leaseRenewal(portalId: number, now: Date, until: Date): Promise<boolean>;
}

/** The language of what is written into a portal comes from here. */
export interface PortalDirectory {
  readPortal(portalId: number): Promise<Portal | null>;
}

/** What companies of the vendor's portal are to say, read at the moment of writing it. */
export interface CompanyStandings {
  readCompanyStandings(domains: readonly string[], now: Date): Promise<ReadonlyMap<string, CompanyStanding>>;
}

/** Structured log lines; data first. A pino logger fits. */
export interface Log {
  debug(data: Readonly<Record<string, unknown>>, message: string): void;
  info(data: Readonly<Record<string, unknown>>, message: string): void;
  warn(data: Readonly<Record<string, unknown>>, message: string): void;
  error(data: Readonly<Record<string, unknown>>, message: string): void;
}
