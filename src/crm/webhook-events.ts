import { hash } from 'node:crypto';
import { WebhookBody, WebhookEvent } from '#contracts/webhook-event.ts';
import type { CrmDealChange } from '#operations/sync/crm-deal-sync.ts';
import type { InboxEvent, ReadDealChange } from '#sync/ports.ts';
import { storableText } from './property-values.ts';
import { fromHubSpot, syncedPropertyNames, syncedPropertyOf } from './synced-properties.ts';

/**
 * HubSpot's webhooks, read. Only what the hub subscribes to and acts upon is let in; our own writes, which HubSpot tells us as it
 * tells those of everybody, end here.
 */

/** HubSpot's ids of object types, and its names in the older kind of subscription. */
const objects: Readonly<Record<string, InboxEvent['object']>> = {
  '0-2': 'company',
  '0-3': 'deal',
  '0-8': 'line_item',
  '0-14': 'quote',
  company: 'company',
  deal: 'deal',
  line_item: 'line_item',
  quote: 'quote',
};

const kinds: Readonly<Record<string, InboxEvent['kind']>> = {
  creation: 'created',
  propertyChange: 'changed',
  deletion: 'deleted',
  restore: 'restored',
  merge: 'merged',
  associationChange: 'associated',
};

/** What is heard of each object's properties. */
export const heardProperties: Readonly<Record<InboxEvent['object'], readonly string[]>> = {
  deal: [...syncedPropertyNames, 'dealstage'],
  company: ['domain', 'hs_additional_domains', 'name', 'hubspot_owner_id'],
  line_item: [
    'name',
    'quantity',
    'price',
    'amount',
    'recurringbillingfrequency',
    'hs_recurring_billing_period',
  ],
  quote: ['hs_title', 'hs_status', 'hs_quote_link', 'hs_quote_amount', 'hs_expiration_date'],
};

/**
 * Reads a body that HubSpot signed; `rejected` counts what was not understood, and what is about another portal than the one that
 * may be spoken of. Throws where it is no list at all.
 */
export function readWebhookEvents(
  body: unknown,
  onlyPortalId: number | null = null,
): {
  readonly events: readonly InboxEvent[];
  readonly rejected: number;
  /** By portal: HubSpot's id of the app that hears it. */
  readonly appIds: ReadonlyMap<number, string>;
} {
  const parsed = WebhookBody.parse(body)
    .map((event) => WebhookEvent.safeParse(event))
    .map(({ data }) => (onlyPortalId === null || data?.portalId === onlyPortalId ? data : undefined));
  return {
    events: parsed.flatMap((data) => (data === undefined ? [] : inboxEvents(data))),
    appIds: new Map(
      parsed.flatMap((data) =>
        data === undefined || data.appId === null ? [] : [[data.portalId, data.appId] as const],
      ),
    ),
    rejected: parsed.filter((data) => data === undefined).length,
  };
}

function inboxEvents(event: WebhookEvent): InboxEvent[] {
  if (isOwnWrite(event)) return [];
  const [named = '', verb = ''] = event.subscriptionType.split('.');
  const kind = kinds[verb];
  if (kind === undefined) return [];
  if (kind === 'associated') return associationEvents(event);
  const object = objects[named === 'object' ? (event.objectTypeId ?? '') : named];
  if (object === undefined) return [];
  const property = kind === 'changed' ? (event.propertyName ?? '') : null;
  if (property !== null && !heardProperties[object].includes(property)) return [];
  return [inboxEvent(event, object, kind, recordsOf(event, object), property)];
}

/** HubSpot says which app wrote, and to which app it tells it. */
function isOwnWrite({ changeSource, sourceId, appId }: WebhookEvent): boolean {
  return changeSource === 'INTEGRATION' && appId !== null && sourceId === appId;
}

/** A merge is about all records that went into it; a company that came out of it is read anew like the others. */
function recordsOf(event: WebhookEvent, object: InboxEvent['object']): string[] {
  const { objectId, primaryObjectId, mergedObjectIds, newObjectId } = event;
  const all = [objectId, primaryObjectId, ...(mergedObjectIds ?? [])].filter((id) => id !== null);
  const others = [...new Set(all)].filter((id) => id !== newObjectId);
  return newObjectId !== null && object === 'company' ? [...others, newObjectId] : others;
}

/** What a line item or a quote belongs to; other associations are nothing to the hub. */
function associationEvents(event: WebhookEvent): InboxEvent[] {
  const { fromObjectTypeId, toObjectTypeId, fromObjectId, toObjectId } = event;
  const ends = [
    { object: objects[fromObjectTypeId ?? ''], id: fromObjectId },
    { object: objects[toObjectTypeId ?? ''], id: toObjectId },
  ];
  const deal = ends.find(({ object }) => object === 'deal');
  const other = ends.find(({ object }) => object === 'line_item' || object === 'quote');
  if (deal === undefined || deal.id === null || other?.object === undefined) return [];
  return [inboxEvent(event, 'deal', 'associated', [deal.id], other.object)];
}

function inboxEvent(
  event: WebhookEvent,
  object: InboxEvent['object'],
  kind: InboxEvent['kind'],
  recordIds: readonly string[],
  property: string | null,
): InboxEvent {
  const { portalId, occurredAt, sourceId } = event;
  const value = kind === 'changed' ? storableText(event.propertyValue ?? '') : null;
  const named = JSON.stringify([object, kind, recordIds, property, occurredAt, value]);
  return {
    portalId,
    key: hash('sha256', named, 'base64url').slice(0, 32),
    object,
    kind,
    recordIds,
    property,
    value,
    at: new Date(occurredAt).toISOString(),
    by: sourceId,
  };
}

export const readDealChange: ReadDealChange = (event, { timeZone }) => {
  const { at, by, kind, property, value } = event;
  switch (kind) {
    case 'changed': {
      if (property === 'dealstage') return value ? { kind: 'stage', stageId: value, at, by } : null;
      const synced = syncedPropertyOf(property ?? '');
      return synced === null
        ? null
        : ({
            kind: 'value',
            property: synced,
            value: fromHubSpot(synced, value, timeZone),
            at,
            by,
          } satisfies CrmDealChange);
    }
    case 'deleted':
      return { kind: 'presence', presence: 'deleted', at, by };
    case 'merged':
      return { kind: 'presence', presence: 'merged', at, by };
    case 'restored':
      return { kind: 'presence', presence: 'stands', at, by };
    case 'created':
    case 'associated':
      return null;
  }
};
