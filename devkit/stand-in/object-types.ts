import { validationError } from './errors.ts';
import type { SeedObjectType } from './portal-seed.ts';

export type ObjectTypeName = SeedObjectType;

/**
 * Everything about an object type that is not its properties. A further type needs a row here, a name in
 * `SeedObjectType`, its definitions in `standard-properties.ts` and its rows in `association-types.ts`.
 */
export interface ObjectType {
  name: ObjectTypeName;
  id: string;
  singular: string;
  createdProperty: string;
  modifiedProperty: string;
  /** Properties of a reply when the caller names none. */
  defaultProperties: readonly string[];
  /** What free-text search looks into. */
  searchableProperties: readonly string[];
  /** What the API refuses to create a record without. */
  requiredProperties: readonly string[];
  /** Versions of a property that HubSpot keeps: 45 of contacts and 20 of others, as its help centre says. */
  historyLength: number;
  /** Only these can be merged. */
  canBeMerged: boolean;
  readScope: string;
  writeScope: string;
  schemaReadScope: string;
  schemaWriteScope: string;
}

function crmScopes(plural: string) {
  return {
    readScope: `crm.objects.${plural}.read`,
    writeScope: `crm.objects.${plural}.write`,
    schemaReadScope: `crm.schemas.${plural}.read`,
    schemaWriteScope: `crm.schemas.${plural}.write`,
  };
}

const shortHistory = 20;
const contactHistory = 45;

/** HubSpot guards what people and apps log on a record's timeline by the scopes of contacts. */
function activity(
  name: ObjectTypeName,
  id: string,
  singular: string,
  searchableProperties: readonly string[],
): ObjectType {
  return {
    name,
    id,
    singular,
    createdProperty: 'hs_createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
    searchableProperties,
    requiredProperties: ['hs_timestamp'],
    historyLength: shortHistory,
    canBeMerged: false,
    ...crmScopes('contacts'),
  };
}

export const objectTypes: readonly ObjectType[] = [
  {
    name: 'contacts',
    id: '0-1',
    singular: 'contact',
    createdProperty: 'createdate',
    modifiedProperty: 'lastmodifieddate',
    defaultProperties: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
    searchableProperties: ['email', 'firstname', 'lastname', 'phone', 'company'],
    requiredProperties: [],
    historyLength: contactHistory,
    canBeMerged: true,
    ...crmScopes('contacts'),
  },
  {
    name: 'companies',
    id: '0-2',
    singular: 'company',
    createdProperty: 'createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: ['createdate', 'domain', 'hs_lastmodifieddate', 'hs_object_id', 'name'],
    searchableProperties: ['name', 'domain', 'website', 'phone'],
    requiredProperties: [],
    historyLength: shortHistory,
    canBeMerged: true,
    ...crmScopes('companies'),
  },
  {
    name: 'deals',
    id: '0-3',
    singular: 'deal',
    createdProperty: 'createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: [
      'amount',
      'closedate',
      'createdate',
      'dealname',
      'dealstage',
      'hs_lastmodifieddate',
      'hs_object_id',
      'pipeline',
    ],
    searchableProperties: ['dealname', 'pipeline', 'dealstage', 'description', 'dealtype'],
    requiredProperties: [],
    historyLength: shortHistory,
    canBeMerged: true,
    ...crmScopes('deals'),
  },
  activity('tasks', '0-27', 'task', ['hs_task_subject', 'hs_task_body']),
  activity('notes', '0-46', 'note', ['hs_note_body']),
  activity('emails', '0-49', 'email', ['hs_email_subject']),
  activity('calls', '0-48', 'call', ['hs_call_title', 'hs_call_body']),
  activity('meetings', '0-47', 'meeting', ['hs_meeting_title', 'hs_meeting_body']),
  {
    name: 'line_items',
    id: '0-8',
    singular: 'line_item',
    createdProperty: 'createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: [
      'amount',
      'createdate',
      'hs_lastmodifieddate',
      'hs_object_id',
      'hs_product_id',
      'price',
      'quantity',
    ],
    searchableProperties: ['name', 'description', 'hs_sku'],
    requiredProperties: [],
    historyLength: shortHistory,
    canBeMerged: false,
    ...crmScopes('line_items'),
  },
  {
    name: 'quotes',
    id: '0-14',
    singular: 'quote',
    createdProperty: 'hs_createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: [
      'hs_createdate',
      'hs_expiration_date',
      'hs_lastmodifieddate',
      'hs_object_id',
      'hs_status',
      'hs_title',
    ],
    searchableProperties: ['hs_title', 'hs_quote_number'],
    requiredProperties: ['hs_title', 'hs_expiration_date'],
    historyLength: shortHistory,
    canBeMerged: false,
    ...crmScopes('quotes'),
  },
];

const byAnyName = new Map(
  objectTypes.flatMap((type) => [type.name, type.singular, type.id].map((key) => [key, type])),
);

/** Accepts what HubSpot accepts in a path: plural, singular, in any case, or the type id. */
export function objectTypeOf(nameOrId: string): ObjectType {
  const type = byAnyName.get(nameOrId.toLowerCase());
  if (type === undefined) {
    throw validationError(`Unable to infer object type from: ${nameOrId}`);
  }
  return type;
}

export function perType<Value>(make: (type: ObjectType) => Value): Record<ObjectTypeName, Value> {
  return Object.fromEntries(objectTypes.map((type) => [type.name, make(type)])) as Record<
    ObjectTypeName,
    Value
  >;
}
