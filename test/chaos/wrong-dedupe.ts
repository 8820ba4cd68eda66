import { readWebhookEvents as readRightly } from '#crm/webhook-events.ts';

/** Wrong on purpose: a value that was told before is taken to be told again, although somebody came back to it. */

export { heardProperties, readDealChange } from '#crm/webhook-events.ts';

export const readWebhookEvents: typeof readRightly = (body, ...more) => {
  const read = readRightly(body, ...more);
  const keyOf = ({ kind, recordIds, property, value }: (typeof read.events)[number]) =>
    JSON.stringify([kind, recordIds, property, value]);
  return { ...read, events: read.events.map((event) => ({ ...event, key: keyOf(event) })) };
};
