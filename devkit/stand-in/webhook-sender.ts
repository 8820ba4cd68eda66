import { createHash, randomUUID } from 'node:crypto';
import { hubSpotSignatureHeaders } from '../host/hubspot-signature.ts';
import type { WebhookApp, WebhookEvent } from './webhooks.ts';

/** The status of the reply; 0 when there was none within the time. */
export async function sendWebhook(
  app: WebhookApp,
  events: readonly WebhookEvent[],
  { timeoutMs, at }: { timeoutMs: number; at: Date },
  ended: AbortSignal,
): Promise<number> {
  const url = typeof app.targetUrl === 'string' ? app.targetUrl : app.targetUrl();
  if (url === undefined) {
    return 0;
  }
  const body = JSON.stringify(events);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: headersOf(app, url, body, at),
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ended]),
    });
    // The time is for the whole reply.
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** Webhooks carry the first version of the signature beside the third. */
function headersOf(app: WebhookApp, url: string, body: string, at: Date): Record<string, string> {
  const { clientSecret } = app;
  const signed = hubSpotSignatureHeaders({ method: 'POST', url, body, clientSecret, at });
  return {
    ...signed,
    'Content-Type': 'application/json',
    'User-Agent':
      'HubSpot Connect 2.0 (http://dev.hubspot.com/) (namespace: webhooks-nio-http-client) - stand-in for development',
    'X-HubSpot-Signature': createHash('sha256')
      .update(clientSecret + body)
      .digest('hex'),
    'X-HubSpot-Signature-Version': 'v1',
    'X-HubSpot-Correlation-Id': randomUUID(),
  };
}
