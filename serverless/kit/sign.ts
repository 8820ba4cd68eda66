import { createHmac, randomUUID } from 'node:crypto';
import {
  nonceParameter,
  signatureHead,
  signatureHeader,
  timestampHeader,
} from '#contracts/signed-request.ts';

export interface SignedCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Signs a call of the function door: HubSpot's v3 scheme with the portal's own key. The identity stands in the query, so it
 * is part of what is signed; the nonce makes each call acceptable once.
 */
export function signCall(call: {
  readonly hubUrl: string;
  readonly operation: string;
  readonly portalId: string;
  readonly portalKey: string;
  readonly user: { readonly id: string; readonly email: string };
  readonly body: string;
  readonly now: number;
}): SignedCall {
  const query = new URLSearchParams({
    portalId: call.portalId,
    userId: call.user.id,
    userEmail: call.user.email,
    [nonceParameter]: randomUUID(),
  });
  const url = `${call.hubUrl.replace(/\/$/, '')}/operations/${call.operation}?${query.toString()}`;
  const timestamp = String(call.now);
  const signature = createHmac('sha256', call.portalKey)
    .update(signatureHead('POST', url))
    .update(call.body)
    .update(timestamp)
    .digest('base64');
  return {
    url,
    headers: {
      'content-type': 'application/json',
      [signatureHeader]: signature,
      [timestampHeader]: timestamp,
    },
  };
}
