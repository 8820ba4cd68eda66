import { readWebhookEvents as readRightly } from '#crm/webhook-events.ts';

/** Wrong on purpose: what the app itself wrote is taken to be somebody's change. */

export { heardProperties, readDealChange } from '#crm/webhook-events.ts';

export const readWebhookEvents: typeof readRightly = (body, ...more) =>
  readRightly(
    (body as readonly Readonly<Record<string, unknown>>[]).map((event) => ({
      ...event,
      changeSource: 'CRM_UI',
    })),
    ...more,
  );
