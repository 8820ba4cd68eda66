import * as z from 'zod/mini';
import { apiFaults, eventMishaps } from './host-api.ts';

const ObjectTypeIdSchema = z.enum(['0-1', '0-2', '0-3']);

export const RecordQuery = z.object({
  portal: z.coerce.number(),
  object: ObjectTypeIdSchema,
  record: z.string(),
});

export const OverviewQuery = z.object({ portal: z.coerce.number() });

/** The day that it shall be in the hub; null for the system's own. */
export const ClockBody = z.object({ on: z.nullable(z.iso.date()) });

const times = z.int().check(z.positive(), z.lte(10_000));

export const TroubleBody = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['pause', 'resume', 'calm']) }),
  z.object({ do: z.literal('drop'), count: times }),
  z.object({ do: z.literal('disturb'), seed: z.int(), mishaps: z.array(z.enum(eventMishaps)) }),
  z.object({ do: z.literal('fault'), fault: z.enum(apiFaults), times }),
]);

export const ListQuery = z.object({
  portal: z.coerce.number(),
  object: ObjectTypeIdSchema,
  query: z._default(z.string(), ''),
});

const Address = z.object({
  portalId: z.number(),
  objectTypeId: ObjectTypeIdSchema,
  objectId: z.string(),
});

export const PropertiesBody = z.extend(Address, {
  properties: z.union([z.literal('*'), z.array(z.string())]),
});

export const AssociationsBody = z.extend(Address, {
  request: z.object({
    toObjectType: z.string(),
    properties: z.optional(z.array(z.string())),
    pageLength: z.optional(z.number()),
    offset: z.optional(z.number()),
  }),
});

export const SearchBody = z.extend(Address, {
  request: z.object({
    objectType: z.string(),
    properties: z.optional(z.array(z.string())),
    query: z.optional(z.string()),
    filterGroups: z.optional(
      z.array(
        z.object({
          filters: z.array(
            z.object({
              propertyName: z.string(),
              operator: z.string(),
              value: z.optional(z.unknown()),
              values: z.optional(z.array(z.unknown())),
            }),
          ),
        }),
      ),
    ),
    sorts: z.optional(
      z.array(z.object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']) })),
    ),
    pageLength: z.optional(z.number()),
    after: z.optional(z.string()),
  }),
});

export const FunctionBody = z.extend(Address, {
  name: z.string(),
  parameters: z.optional(z.unknown()),
  propertiesToSend: z._default(z.array(z.string()), []),
});

/** `userId` is who is signed in on the page; the card has no say in it. */
export const FetchBody = z.extend(Address, {
  userId: z.number(),
  url: z.string(),
  request: z.object({
    method: z.string(),
    timeout: z.optional(z.number()),
    body: z.optional(z.unknown()),
    headers: z._default(z.record(z.string(), z.string()), {}),
  }),
});
