import type { Change } from './change.ts';
import { notFound } from './errors.ts';
import type { OAuthGrants } from './oauth.ts';
import { appIdOf, oauthBurst } from './portal-seed.ts';
import type { PortalSeed } from './portal-seed.ts';
import { Portal } from './portal.ts';
import { portalState, restorePortal } from './portal-state.ts';
import type { PortalState } from './portal-state.ts';
import { RateLimiter, SearchLimiter } from './rate-limit.ts';
import type { Admission } from './rate-limit.ts';
import { seedPortal } from './seeding.ts';
import { appWriter } from './writer.ts';
import type { Writer } from './writer.ts';

/** An app that calls in one account. */
export interface Caller {
  portal: Portal;
  writer: Writer;
  /** Counts the call, or refuses it. */
  admit: (isSearch: boolean) => Admission;
}

/** The accounts of one stand-in, and who may call in which, how often. */
export class Tenants {
  readonly #seeds: readonly PortalSeed[];
  readonly #oauth: OAuthGrants;
  readonly #now: () => number;
  readonly #changed: (change: Change) => void;
  readonly #portals = new Map<number, Portal>();
  readonly #limiters = new Map<string, RateLimiter>();
  readonly #searchLimiters = new Map<number, SearchLimiter>();

  /** Throws when two portals have the same id or token. */
  constructor(
    seeds: readonly PortalSeed[],
    oauth: OAuthGrants,
    now: () => number,
    changed: (change: Change) => void,
  ) {
    requireDistinct(seeds);
    this.#seeds = seeds;
    this.#oauth = oauth;
    this.#now = now;
    this.#changed = changed;
  }

  /** Each portal from its state, or from its seed where there is none. */
  load(states: readonly PortalState[]): void {
    this.#limiters.clear();
    this.#searchLimiters.clear();
    this.#seeds.forEach((seed, index) => {
      const portal = new Portal(seed, index, this.#now, this.#changed);
      const state = states.find((candidate) => candidate.portalId === seed.portalId);
      if (state === undefined) {
        seedPortal(portal);
      } else {
        restorePortal(portal, state);
      }
      this.#portals.set(seed.portalId, portal);
    });
  }

  /** Throws when no portal has this id. */
  portal(portalId: number): Portal {
    const portal = this.#portals.get(portalId);
    if (portal === undefined) {
      throw new Error(`no portal ${portalId}`);
    }
    return portal;
  }

  states(): PortalState[] {
    return [...this.#portals.values()].map(portalState);
  }

  callerOf(token: string): Caller | undefined {
    const seed = this.#seeds.find((candidate) => candidate.token === token);
    if (seed !== undefined) {
      return this.#caller(seed.portalId, appIdOf(seed), true);
    }
    const granted = this.#oauth.callerOf(token);
    return granted === undefined || !this.#portals.has(granted.portalId)
      ? undefined
      : this.#caller(granted.portalId, granted.appId, false);
  }

  /** What a private app may ask about its own token. */
  describePrivateApp(token: string): object {
    const seed = this.#seeds.find((candidate) => candidate.token === token);
    if (seed === undefined) {
      throw notFound('no private app has this token');
    }
    return { userId: 1, hubId: seed.portalId, appId: appIdOf(seed), scopes: [...(seed.scopes ?? [])] };
  }

  #caller(portalId: number, appId: number, isPrivate: boolean): Caller {
    const portal = this.portal(portalId);
    const burst = isPrivate ? portal.limits.burst : (portal.seed.limits?.burst ?? oauthBurst);
    const key = `${portalId}/${appId}`;
    const limiter = this.#limiters.get(key) ?? new RateLimiter({ ...portal.limits, burst }, isPrivate);
    this.#limiters.set(key, limiter);
    const { searchesPerSecond } = portal.limits;
    const searches = this.#searchLimiters.get(portalId) ?? new SearchLimiter(searchesPerSecond);
    this.#searchLimiters.set(portalId, searches);
    return {
      portal,
      writer: appWriter(appId),
      admit: (isSearch) => (isSearch ? searches : limiter).admit(this.#now()),
    };
  }
}

function requireDistinct(seeds: readonly PortalSeed[]): void {
  if (new Set(seeds.map((seed) => seed.portalId)).size < seeds.length) {
    throw new Error('two portals have the same portalId');
  }
  if (new Set(seeds.map((seed) => seed.token)).size < seeds.length) {
    throw new Error('two portals have the same token');
  }
}
