import { Writable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import { verifySignature } from '#crm/signature.ts';
import { createApp } from '#http/app.ts';
import { eitherDoor } from '#http/door.ts';
import { fetchDoor } from '#http/fetch-door.ts';
import { functionDoor } from '#http/function-door.ts';
import { listen } from '#http/listen.ts';
import { authorisation } from '#operations/request/authorise.ts';
import type { OperationHandlers } from '#operations/handlers.ts';
import type { Actor } from '#operations/ports.ts';
import type { Store } from '#operations/store-ports.ts';
import type { Portal } from '#operations/programme/programme.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { watchReplies, type ReplyWatch } from '#test/support/documented-replies.ts';

export const portalKey = 'the-key-of-alpha-which-nobody-else-has';
export const oldPortalKey = 'the-key-before-it-which-is-being-retired';
/** Long past: what is signed by the real time is stale whenever the tests run. */
export const now = new Date('2024-11-25T14:02:00Z');

export const portals: Readonly<Record<number, Portal>> = {
  1001: portal(1001, 'partner', 'alpha'),
  9001: portal(9001, 'vendor', null),
};

function portal(portalId: number, side: Portal['side'], partnerId: string | null): Portal {
  const settings = {
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    language: 'en',
    registrants: 'everybody',
  } as const;
  return { portalId, side, partnerId, name: '', ...settings };
}

export interface TestApp {
  readonly url: string;
  /** Every request that an operation got to see. */
  readonly seen: { actor: Actor; request: unknown }[];
  /** What the operations answer from now on. */
  answer: (actor: Actor, request: unknown) => unknown;
  clientSecrets: Record<Portal['side'], readonly string[]>;
  assertedUsers: 'accept' | 'refuse';
  logged: string;
  /** What was replied, as the API document names it. */
  readonly replies: ReplyWatch['seen'];
  /** Everything as at the start. */
  reset(): void;
  /** Fails where a reply was not as the API document says. */
  close(): Promise<void>;
}

/**
 * The hub's HTTP side with both doors and real crypto; behind them, operations that answer as the test says. What they refuse
 * is held against the API document, what they answer only where the test does not make it up.
 */
export async function anApp({ mayAnswerAnything = true } = {}): Promise<TestApp> {
  const watch = watchReplies({ mayAnswerAnything });
  const nonces = new Set<string>();
  let url = '';
  const log = pino(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        app.logged += chunk.toString();
        done();
      },
    }),
  );
  const handle = (actor: Actor, request: unknown) => {
    app.seen.push({ actor, request });
    return Promise.resolve().then(() => app.answer(actor, request)) as Promise<never>;
  };
  const handlers: OperationHandlers = {
    'view-record': handle,
    'preview-registration': handle,
    'register-deal': handle,
    'convert-deal': handle,
    'release-claim': handle,
    'view-attribution': handle,
    'post-message': handle,
    'read-messages': handle,
    'sync-now': handle,
  };
  const ports = {
    clock: { now: () => now },
    readPortal: (portalId: number) => Promise.resolve(portals[portalId] ?? null),
    verifySignature,
  };
  const door = eitherDoor({
    function: functionDoor(() => url, {
      ...ports,
      readPortalKeys: (portalId) =>
        Promise.resolve(portals[portalId] === undefined ? [] : [portalKey, oldPortalKey]),
      openNonce: (portalId, nonce) => {
        const key = `${portalId} ${nonce}`;
        const fresh = !nonces.has(key);
        nonces.add(key);
        return Promise.resolve(fresh);
      },
    }),
    fetch: fetchDoor(() => url, { ...ports, clientSecrets: (side) => app.clientSecrets[side] }),
  });
  const store: Pick<Store, 'readVendor' | 'readPolicy'> = {
    readVendor: () =>
      Promise.resolve({ timeZone: 'Europe/Berlin' } as Awaited<ReturnType<Store['readVendor']>>),
    readPolicy: () => Promise.resolve({ ...sourceProgramme, assertedUsers: app.assertedUsers }),
  };
  const authorise = authorisation({ clock: ports.clock, store });
  const hub = createApp({ door, authorise, handlers, log, health: { ping: () => Promise.resolve() } });
  const listening = await listen(express().use(watch.middleware, hub), '127.0.0.1', 0);
  ({ url } = listening);
  const app: TestApp = {
    url,
    seen: [],
    answer: () => ({ fine: true }),
    clientSecrets: { partner: [], vendor: [] },
    assertedUsers: 'accept',
    logged: '',
    replies: watch.seen,
    reset() {
      app.seen.length = 0;
      app.answer = () => ({ fine: true });
      app.clientSecrets = {
        partner: ['the-client-secret-of-the-partner-app', 'the-one-before-it'],
        vendor: ['the-client-secret-of-the-vendor-app'],
      };
      app.assertedUsers = 'accept';
      app.logged = '';
    },
    async close() {
      await listening.close();
      watch.end();
    },
  };
  return app;
}
