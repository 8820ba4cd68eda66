import * as z from 'zod/mini';

/**
 * An event as HubSpot's webhooks carry it, as far as the hub reads it. Everything beyond portal, moment and kind depends on the
 * kind; numbers may come as texts. What is not understood is passed over, because HubSpot repeats whatever it is refused.
 */
const id = z.pipe(z.union([z.number(), z.string()]), z.transform(String));
/** Null where it is missing. */
const optional = <Schema extends z.ZodMiniType>(schema: Schema) => z._default(z.nullable(schema), null);

/** Of JavaScript's calendar. */
const lastMoment = 8_640_000_000_000_000;

export const WebhookEvent = z.object({
  portalId: z.int().check(z.positive()),
  appId: optional(id),
  /** `object.propertyChange`, `deal.deletion` and so on. */
  subscriptionType: z.string(),
  /** Milliseconds since 1970. */
  occurredAt: z.int().check(z.nonnegative(), z.lte(lastMoment)),
  objectTypeId: optional(z.string()),
  objectId: optional(id),
  propertyName: optional(z.string()),
  propertyValue: optional(z.string()),
  changeSource: optional(z.string()),
  sourceId: optional(id),
  mergedObjectIds: optional(z.array(id)),
  primaryObjectId: optional(id),
  newObjectId: optional(id),
  fromObjectId: optional(id),
  toObjectId: optional(id),
  fromObjectTypeId: optional(z.string()),
  toObjectTypeId: optional(z.string()),
});
export type WebhookEvent = z.output<typeof WebhookEvent>;

/** HubSpot sends up to a hundred at once; each is read by itself. */
export const WebhookBody = z.array(z.unknown());
