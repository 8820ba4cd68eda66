import { objectTypeOf } from '../stand-in/object-types.ts';
import type { StandIn } from '../stand-in/stand-in.ts';
import type { WebhookDelivery, WebhookEvent } from '../stand-in/webhooks.ts';
import type { ToldEvent, WebhookAttempt } from './host-api.ts';

/** As many as a page shows. */
const keptAttempts = 300;

type Told = Pick<StandIn, 'webhooks' | 'portal'>;

/** The latest attempts to tell an app of changes, oldest first. */
export function latestAttempts(standIn: Told): WebhookAttempt[] {
  return standIn.webhooks.deliveries.slice(-keptAttempts).map((delivery) => attemptOf(standIn, delivery));
}

export function attemptOf(standIn: Told, delivery: WebhookDelivery): WebhookAttempt {
  const { number, at, durationMs, portalId, attempt, status, outcome, events } = delivery;
  return {
    number,
    at,
    durationMs,
    portalId,
    attempt: attempt + 1,
    status,
    outcome: outcomes[outcome],
    events: events.map((event) => toldEvent(standIn, event)),
  };
}

const outcomes = {
  accepted: 'accepted',
  'to be retried': 'to_be_retried',
  'given up': 'given_up',
} as const satisfies Record<WebhookDelivery['outcome'], WebhookAttempt['outcome']>;

function toldEvent(standIn: Told, event: WebhookEvent): ToldEvent {
  const { propertyName, propertyValue, portalId } = event;
  // An association has two ends and no record of its own; it is told of its first one.
  const type = objectTypeOf(event.objectTypeId ?? event.fromObjectTypeId ?? '');
  const definition = standIn
    .portal(portalId)
    .propertyDefinitions(type.name)
    .find(({ name }) => name === propertyName);
  return {
    kind: kindOf(event),
    object: type.singular,
    id: String(event.objectId ?? event.fromObjectId),
    property: definition?.label ?? propertyName ?? null,
    value: propertyValue ?? null,
  };
}

function kindOf({ subscriptionType, associationRemoved }: WebhookEvent): ToldEvent['kind'] {
  switch (subscriptionType) {
    case 'object.creation':
      return 'created';
    case 'object.propertyChange':
      return 'changed';
    case 'object.deletion':
      return 'deleted';
    case 'object.restore':
      return 'restored';
    case 'object.merge':
      return 'merged';
    case 'object.associationChange':
      return associationRemoved === true ? 'dissociated' : 'associated';
  }
}
