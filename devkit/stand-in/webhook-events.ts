import type { Change } from './change.ts';
import { objectTypeOf } from './object-types.ts';
import type { ObjectType } from './object-types.ts';
import type { Portal } from './portal.ts';
import type { WebhookApp, WebhookEvent, WebhookSubscriptionType } from './webhooks.ts';
import { calculator } from './writer.ts';
import type { Writer } from './writer.ts';

/** An event before it belongs to an app and a subscription. */
export type RaisedEvent = Omit<
  WebhookEvent,
  'eventId' | 'subscriptionId' | 'portalId' | 'appId' | 'attemptNumber'
> & {
  /** The type that a subscription has to name. */
  of: ObjectType;
};

/** HubSpot has no subscriptions to these two. */
const unsupported = new Set(['hs_email_html', 'hs_email_subject']);

/**
 * What HubSpot tells of one change: one event for each property, an association from both its ends. A merge
 * is one event and the deletion of the record that was merged away; nobody is told of the values that moved,
 * nor of the creation of the record that results. The last two sentences are others' observations, and that
 * the merge's `objectId` is the primary record's, an assumption.
 */
export function eventsOf(change: Change, portal: Portal): RaisedEvent[] {
  const { source, sourceId } = change;
  const writer: Writer = { source, sourceId };
  switch (change.kind) {
    case 'created':
      return [...one(change, 'object.creation', { changeFlag: 'CREATED' }), ...valueEvents(change, portal)];
    case 'updated':
      return valueEvents(change, portal);
    case 'archived':
      return one(change, 'object.deletion', { changeFlag: 'DELETED' });
    case 'restored':
      // The flag's name is an assumption: nobody shows such an event.
      return one(change, 'object.restore', { changeFlag: 'RESTORED' });
    case 'merged':
      return mergeEvents(change);
    case 'associated':
    case 'dissociated':
    default:
      return [...associationEvents(change, writer), ...valueEvents(change, portal)];
  }
}

/** The subscription that an event falls under; undefined when the app has none. */
export function subscriptionKey(app: WebhookApp, event: RaisedEvent): string | undefined {
  const key = `${event.subscriptionType}/${event.of.name}/${event.propertyName ?? ''}`;
  if (app.subscriptions === undefined) {
    return key;
  }
  const isSubscribed = app.subscriptions.some(
    (subscription) =>
      subscription.active !== false &&
      subscription.subscriptionType === event.subscriptionType &&
      names(event.of).includes(subscription.objectType.toLowerCase()) &&
      (subscription.propertyName === undefined || subscription.propertyName === event.propertyName),
  );
  return isSubscribed ? key : undefined;
}

/** What the webhooks component calls a type: the singular, and of meetings a word of its own. */
function names(type: ObjectType): string[] {
  return [type.singular, type.name, type.id, ...(type.name === 'meetings' ? ['meeting_event'] : [])];
}

function one(
  change: Change,
  subscriptionType: WebhookSubscriptionType,
  more: Partial<WebhookEvent>,
  writer: Writer = { source: change.source, sourceId: change.sourceId },
  id = change.id,
): RaisedEvent[] {
  const type = objectTypeOf(change.objectType);
  return [
    {
      of: type,
      occurredAt: Date.parse(change.at),
      subscriptionType,
      objectId: Number(id),
      objectTypeId: type.id,
      changeSource: writer.source,
      sourceId: writer.sourceId,
      ...more,
    },
  ];
}

function valueEvents(change: Change, portal: Portal): RaisedEvent[] {
  return change.properties
    .filter((name) => !unsupported.has(name))
    .flatMap((name) =>
      one(
        change,
        'object.propertyChange',
        { propertyName: name, propertyValue: wireValue(change, name, portal), isSensitive: false },
        change.calculated.includes(name) ? calculator : undefined,
      ),
    );
}

/** Where the API answers ISO, webhooks carry milliseconds, as seen. A cleared value is the empty string, as assumed. */
function wireValue(change: Change, name: string, portal: Portal): string {
  const value = change.values[name] ?? '';
  const type = portal.catalogue(change.objectType).find(name)?.type;
  const holdsMoment = type === 'date' || type === 'datetime';
  return holdsMoment && value !== '' ? String(Date.parse(value)) : value;
}

function mergeEvents(change: Change): RaisedEvent[] {
  if (change.merge === undefined) {
    return [];
  }
  const { primaryId, mergedId, movedCount } = change.merge;
  const merge = {
    primaryObjectId: Number(primaryId),
    mergedObjectIds: [Number(mergedId)],
    newObjectId: Number(change.id),
    numberOfPropertiesMoved: movedCount,
  };
  return [
    ...one(change, 'object.merge', merge, undefined, primaryId),
    ...one(change, 'object.deletion', { changeFlag: 'DELETED' }, undefined, mergedId),
  ];
}

/** HubSpot's documentation gives these events their two ends and no `objectId`. */
function associationEvents(change: Change, writer: Writer): RaisedEvent[] {
  if (change.association === undefined) {
    return [];
  }
  const { toType, toId, typeId, isPrimary } = change.association;
  const [from, to] = [objectTypeOf(change.objectType), objectTypeOf(toType)];
  return [
    {
      of: from,
      occurredAt: Date.parse(change.at),
      subscriptionType: 'object.associationChange',
      changeSource: writer.source,
      sourceId: writer.sourceId,
      fromObjectId: Number(change.id),
      toObjectId: Number(toId),
      fromObjectTypeId: from.id,
      toObjectTypeId: to.id,
      associationType: `${from.singular}_TO_${to.singular}`.toUpperCase(),
      associationTypeId: typeId,
      associationCategory: 'HUBSPOT_DEFINED',
      associationRemoved: change.kind === 'dissociated',
      isPrimaryAssociation: isPrimary,
    },
  ];
}
