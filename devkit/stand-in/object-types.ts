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

export const objectTypes: readonly ObjectType[] = [
  {
    name: 'contacts',
    id: '0-1',
    singular: 'contact',
    createdProperty: 'createdate',
    modifiedProperty: 'lastmodifieddate',
    defaultProperties: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
    searchableProperties: ['email', 'firstname', 'lastname', 'phone', 'company'],
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
    ...crmScopes('deals'),
  },
  {
    name: 'tasks',
    id: '0-27',
    singular: 'task',
    createdProperty: 'hs_createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
    searchableProperties: ['hs_task_subject', 'hs_task_body'],
    // HubSpot guards activities by the scopes of contacts.
    ...crmScopes('contacts'),
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
