import type { Request } from 'express';
import { HubError, type ErrorCode } from '#contracts/errors.ts';
import { nonceParameter, signatureHeader, timestampHeader } from '#contracts/signed-request.ts';
import type { Actor, Clock } from '#operations/ports.ts';
import type { Portal } from '#operations/programme/programme.ts';

type SignatureFault = Extract<ErrorCode, `signature.${string}`>;

export interface Door {
  /** Who calls, proven from the raw bytes; refuses with `signature.*` or `portal.unknown`. */
  authenticate(request: Request, body: Buffer): Promise<Actor>;
}

/** What every door needs to believe a request; wired to the store and to `crm/`'s verifier. */
export interface DoorPorts {
  readonly clock: Clock;
  readPortal(portalId: number): Promise<Portal | null>;
  verifySignature(signed: {
    readonly method: string;
    readonly uri: string;
    readonly body: Uint8Array;
    readonly signature: string | undefined;
    readonly timestamp: string | undefined;
    readonly keys: readonly string[];
    readonly now: Date;
  }): { readonly verified: true } | { readonly verified: false; readonly code: SignatureFault };
}

const operationsPath = '/operations/';

/** Which door a request knocks at; null where it asks for no operation. Decided by the address alone, before anything is believed. */
export function doorOf({ originalUrl }: Pick<Request, 'originalUrl'>): 'function' | 'fetch' | null {
  if (!originalUrl.startsWith(operationsPath)) return null;
  const [, query = ''] = originalUrl.split('?', 2);
  return new URLSearchParams(query).has(nonceParameter) ? 'function' : 'fetch';
}

/** One route, two doors: each request goes to the one that it knocks at. */
export function eitherDoor(doors: { readonly function: Door; readonly fetch: Door }): Door {
  return {
    authenticate: (request, body) => doors[doorOf(request) ?? 'function'].authenticate(request, body),
  };
}

/** What is signed beside the body: the address as the caller wrote it, and who it says is calling. */
export interface SignedAddress {
  readonly uri: string;
  readonly portalId: number;
  /** The value of a parameter that stands there exactly once; otherwise nobody could say whom the signature means. */
  parameter(name: string): string;
}

/** `publicUrl` is the address under which callers know the hub: a proxy in front must not change what was signed. */
export function readSignedAddress(publicUrl: string, request: Request): SignedAddress {
  const uri = `${publicUrl}${request.originalUrl}`;
  const query = new URL(uri).searchParams;
  const parameter = (name: string): string => {
    const [value, ...more] = query.getAll(name);
    if (value === undefined || more.length > 0) throw new HubError('signature.invalid');
    return value;
  };
  const portalId = Number(parameter('portalId'));
  if (!Number.isSafeInteger(portalId) || portalId <= 0) throw new HubError('portal.unknown');
  return { uri, portalId, parameter };
}

/** Refuses with `signature.*` where none of the keys made the request's signature. */
export function demandSignature(
  { verifySignature }: Pick<DoorPorts, 'verifySignature'>,
  signed: {
    readonly request: Request;
    readonly uri: string;
    readonly body: Buffer;
    readonly keys: readonly string[];
    readonly now: Date;
  },
): void {
  const { request, uri, body, keys, now } = signed;
  const verdict = verifySignature({
    method: request.method,
    uri,
    body,
    signature: request.get(signatureHeader),
    timestamp: request.get(timestampHeader),
    keys,
    now,
  });
  if (!verdict.verified) throw new HubError(verdict.code);
}

/** The user whom the signed address names, in the portal that was proven. */
export function actorIn(portal: Portal, address: SignedAddress, userProof: Actor['userProof']): Actor {
  return {
    portal,
    side: portal.side,
    partnerId: portal.partnerId,
    userId: address.parameter('userId'),
    userEmail: address.parameter('userEmail').toLowerCase(),
    userProof,
  };
}
