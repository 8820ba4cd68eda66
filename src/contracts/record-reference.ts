import * as z from 'zod/mini';

export const recordTypes = ['contact', 'company', 'deal'] as const;
export type RecordType = (typeof recordTypes)[number];

/** HubSpot's object type ids, as a card's context gives them. */
export const objectTypeIds: Readonly<Record<RecordType, string>> = {
  contact: '0-1',
  company: '0-2',
  deal: '0-3',
};

/** The CRM record on which the card sits, in the caller's own portal. */
export const RecordReference = z.strictObject({
  type: z.enum(recordTypes),
  id: z.string().check(z.regex(/^\d{1,20}$/, 'record_id')),
});
export type RecordReference = z.infer<typeof RecordReference>;
