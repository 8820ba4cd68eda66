import type { Side } from '#core/deal-type.ts';
import { heardProperties } from './webhook-events.ts';

/** One line of what an app subscribes to, as HubSpot's webhooks component has it. */
export interface WebhookSubscription {
  readonly subscriptionType: string;
  readonly objectType: string;
  readonly propertyName?: string;
  readonly active: true;
}

/**
 * What the hub wants to hear. Deals of both sides; of the vendor also companies, from which it is known who holds a domain, and
 * what the vendor offers. Nothing that people write to each other: notes, e-mails, calls, meetings and tasks never cross
 * (rules section 9), and what is never heard cannot.
 */
export function webhookSubscriptions(side: Side): WebhookSubscription[] {
  const ofDeals = [
    ...changes('deal', heardProperties.deal),
    ...events('deal', ['object.deletion', 'object.restore', 'object.merge']),
  ];
  if (side === 'partner') return ofDeals;
  return [
    ...ofDeals,
    ...events('deal', ['object.associationChange']),
    ...changes('company', heardProperties.company),
    ...events('company', ['object.creation', 'object.deletion', 'object.restore', 'object.merge']),
    ...changes('line_item', heardProperties.line_item),
    ...events('line_item', ['object.deletion', 'object.restore']),
    ...changes('quote', heardProperties.quote),
    ...events('quote', ['object.deletion', 'object.restore']),
  ];
}

function events(objectType: string, types: readonly string[]): WebhookSubscription[] {
  return types.map((subscriptionType) => ({ subscriptionType, objectType, active: true }));
}

function changes(objectType: string, properties: readonly string[]): WebhookSubscription[] {
  return properties.map((propertyName) => ({
    subscriptionType: 'object.propertyChange',
    objectType,
    propertyName,
    active: true,
  }));
}
