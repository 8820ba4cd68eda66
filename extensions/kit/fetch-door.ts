import { hubspot } from '@hubspot/ui-extensions';
import type { Door } from './door.ts';

/** The hub's public address: https, without a trailing slash. The package step puts it in its place. */
declare const HUB_URL: string;

/**
 * The fetch door: HubSpot carries the request to the hub, signs it, and itself names portal and user. The hub answers with
 * `DoorReply` under HTTP 200. Whatever else arrives was said by HubSpot, which puts a message of its own in the place of a
 * reply that failed: inside it the hub's own words are looked for, and without them nothing has answered.
 */
export const door: Door = async (operation, request) => {
  const response = await hubspot.fetch(`${HUB_URL}/operations/${operation}`, {
    method: 'POST',
    body: request,
  });
  const said: unknown = await response.json();
  const reply = doorReplyIn(said) ?? doorReplyIn(fieldOf(said, 'responseBody'));
  if (reply === undefined) throw new Error(explain(response.status, said));
  return reply;
};

function doorReplyIn(said: unknown): unknown {
  return fieldOf(said, 'ok') === undefined && fieldOf(said, 'problem') === undefined ? undefined : said;
}

/** For whoever debugs a card: HubSpot's category, the status that it saw, and the id under which it has logged the call. */
function explain(status: number, said: unknown): string {
  const context = fieldOf(said, 'context');
  const facts = {
    category: fieldOf(said, 'category'),
    message: fieldOf(said, 'message'),
    appServerStatusCode: fieldOf(context, 'appServerStatusCode'),
    correlationId: fieldOf(context, 'correlationId'),
  };
  return `hubspot.fetch ended with ${status}: ${JSON.stringify(facts)}`;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
