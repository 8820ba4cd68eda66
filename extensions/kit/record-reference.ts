import { objectTypeIds, recordTypes, type RecordReference } from '#contracts/record-reference.ts';

/** The record on which the card sits. HubSpot shows the card on no other objects than its manifest names. */
export function recordReferenceOf(crm: { objectId: number; objectTypeId: string }): RecordReference {
  const type = recordTypes.find((candidate) => objectTypeIds[candidate] === crm.objectTypeId);
  if (type === undefined) throw new Error(`No card for object type ${crm.objectTypeId}.`);
  return { type, id: String(crm.objectId) };
}
