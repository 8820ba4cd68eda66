import { AssociationTypes } from '@hubspot/api-client';
import type { ObjectTypeName } from './object-types.ts';

/** One direction of an association type; the other direction has an id of its own. */
export interface AssociationKind {
  typeId: number;
  inverseTypeId: number;
  from: ObjectTypeName;
  to: ObjectTypeName;
  label: string | null;
  /** Every associated pair has the default type, labels come on top. */
  isDefault: boolean;
  /** A contact or deal has at most one primary company. */
  isPrimary: boolean;
}

interface Pair {
  from: ObjectTypeName;
  to: ObjectTypeName;
  typeId: number;
  inverseTypeId: number;
  labels?: [string, string];
  isPrimary?: boolean;
}

/** A pair without labels. */
function plainPair(
  from: ObjectTypeName,
  to: ObjectTypeName,
  forth: keyof typeof AssociationTypes,
  back: keyof typeof AssociationTypes,
): Pair {
  return { from, to, typeId: AssociationTypes[forth], inverseTypeId: AssociationTypes[back] };
}

const pairs: readonly Pair[] = [
  {
    from: 'contacts',
    to: 'companies',
    typeId: AssociationTypes.contactToCompany,
    inverseTypeId: AssociationTypes.companyToContact,
  },
  {
    from: 'contacts',
    to: 'companies',
    typeId: AssociationTypes.primaryContactToCompany,
    inverseTypeId: AssociationTypes.primaryCompanyToContact,
    labels: ['Primary', 'Primary'],
    isPrimary: true,
  },
  {
    from: 'deals',
    to: 'companies',
    typeId: AssociationTypes.dealToCompany,
    inverseTypeId: AssociationTypes.companyToDeal,
  },
  {
    from: 'deals',
    to: 'companies',
    typeId: AssociationTypes.primaryDealToCompany,
    inverseTypeId: AssociationTypes.primaryCompanyToDeal,
    labels: ['Primary', 'Primary'],
    isPrimary: true,
  },
  {
    from: 'deals',
    to: 'contacts',
    typeId: AssociationTypes.dealToContact,
    inverseTypeId: AssociationTypes.contactToDeal,
  },
  {
    from: 'contacts',
    to: 'contacts',
    typeId: AssociationTypes.contactToContact,
    inverseTypeId: AssociationTypes.contactToContact,
  },
  {
    from: 'companies',
    to: 'companies',
    typeId: AssociationTypes.companyToCompany,
    inverseTypeId: AssociationTypes.companyToCompany,
  },
  {
    from: 'companies',
    to: 'companies',
    typeId: AssociationTypes.parentToChildCompany,
    inverseTypeId: AssociationTypes.childToParentCompany,
    labels: ['Child Company', 'Parent Company'],
  },
  {
    from: 'deals',
    to: 'deals',
    typeId: AssociationTypes.dealToDeal,
    inverseTypeId: AssociationTypes.dealToDeal,
  },
];

const plainPairs: readonly Pair[] = [
  plainPair('tasks', 'contacts', 'taskToContact', 'contactToTask'),
  plainPair('tasks', 'companies', 'taskToCompany', 'companyToTask'),
  plainPair('tasks', 'deals', 'taskToDeal', 'dealToTask'),
  plainPair('notes', 'contacts', 'noteToContact', 'contactToNote'),
  plainPair('notes', 'companies', 'noteToCompany', 'companyToNote'),
  plainPair('notes', 'deals', 'noteToDeal', 'dealToNote'),
  plainPair('emails', 'contacts', 'emailToContact', 'contactToEmail'),
  plainPair('emails', 'companies', 'emailToCompany', 'companyToEmail'),
  plainPair('emails', 'deals', 'emailToDeal', 'dealToEmail'),
  plainPair('calls', 'contacts', 'callToContact', 'contactToCall'),
  plainPair('calls', 'companies', 'callToCompany', 'companyToCall'),
  plainPair('calls', 'deals', 'callToDeal', 'dealToCall'),
  plainPair('meetings', 'contacts', 'meetingToContact', 'contactToMeeting'),
  plainPair('meetings', 'companies', 'meetingToCompany', 'companyToMeeting'),
  plainPair('meetings', 'deals', 'meetingToDeal', 'dealToMeeting'),
  plainPair('line_items', 'deals', 'lineItemToDeal', 'dealToLineItem'),
  plainPair('quotes', 'deals', 'quoteToDeal', 'dealToQuote'),
  plainPair('quotes', 'contacts', 'quoteToContact', 'contactToQuote'),
  plainPair('quotes', 'companies', 'quoteToCompany', 'companyToQuote'),
  plainPair('quotes', 'line_items', 'quoteToLineItem', 'lineItemToQuote'),
];

const kinds: readonly AssociationKind[] = [...pairs, ...plainPairs].flatMap((pair) => {
  const shared = { isDefault: pair.labels === undefined, isPrimary: pair.isPrimary ?? false };
  const forth = { ...pair, ...shared, label: pair.labels?.[0] ?? null };
  const back = {
    ...shared,
    from: pair.to,
    to: pair.from,
    typeId: pair.inverseTypeId,
    inverseTypeId: pair.typeId,
    label: pair.labels?.[1] ?? null,
  };
  return pair.typeId === pair.inverseTypeId ? [forth] : [forth, back];
});

const kindsById = new Map(kinds.map((kind) => [kind.typeId, kind]));

export function associationKind(typeId: number): AssociationKind | undefined {
  return kindsById.get(typeId);
}

/** Undefined when HubSpot does not associate such a pair. */
export function defaultKind(from: ObjectTypeName, to: ObjectTypeName): AssociationKind | undefined {
  return kinds.find((kind) => kind.from === from && kind.to === to && kind.isDefault);
}

export function primaryKind(from: ObjectTypeName, to: ObjectTypeName): AssociationKind | undefined {
  return kinds.find((kind) => kind.from === from && kind.to === to && kind.isPrimary);
}

export function inverseOf(kind: AssociationKind): AssociationKind {
  const inverse = kindsById.get(kind.inverseTypeId);
  if (inverse === undefined) {
    throw new Error(`association type ${kind.typeId} has no inverse`);
  }
  return inverse;
}
