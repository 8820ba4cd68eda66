import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';

/**
 * JSON Schemas read from the installed API client: wire names and types from each model's attribute
 * map, optional fields from its type declaration. So the stand-in cannot drift from the client that
 * the product uses, and needs no copy of HubSpot's own documents.
 */
export interface ClientModel {
  /** Folder under the client's generated code, for instance `crm/objects`. */
  package: string;
  name: string;
  /** The body is an array of the model. */
  isArray?: boolean;
}

interface Attribute {
  name: string;
  baseName: string;
  type: string;
}

type Schema = Record<string, unknown>;

const require = createRequire(import.meta.url);
const codegenFolder = path.join(path.dirname(require.resolve('@hubspot/api-client')), 'codegen');

const moment: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' };

/** Where HubSpot is known to differ from its own client's types. */
const deviations: Readonly<Record<string, Record<string, Schema>>> = {
  AssociationSpecWithLabel: { label: { type: ['string', 'null'] } },
  PublicObjectSearchRequest: {
    sorts: {
      type: 'array',
      items: {
        anyOf: [
          { type: 'string' },
          {
            type: 'object',
            properties: {
              propertyName: { type: 'string' },
              direction: { enum: ['ASCENDING', 'DESCENDING'] },
            },
            required: ['propertyName'],
            additionalProperties: false,
          },
        ],
      },
    },
  },
};

const validators = new Map<string, ValidateFunction>();
const packages = new Map<string, Ajv>();

/** What does not fit, one sentence each; empty when `value` fits the model. */
export function misfits(model: ClientModel, value: unknown): string[] {
  const validate = validatorFor(model);
  if (validate(value)) {
    return [];
  }
  return (validate.errors ?? []).map(
    (error) =>
      `${error.instancePath || '/'} ${error.message ?? 'does not fit'} ${JSON.stringify(error.params)}`,
  );
}

function validatorFor(model: ClientModel): ValidateFunction {
  const key = `${model.package}/${model.name}${model.isArray === true ? '[]' : ''}`;
  const known = validators.get(key);
  if (known !== undefined) {
    return known;
  }
  const reference = { $ref: model.name };
  const ajv = packageSchemas(model.package);
  const validate = ajv.compile(model.isArray === true ? { type: 'array', items: reference } : reference);
  validators.set(key, validate);
  return validate;
}

function packageSchemas(packageName: string): Ajv {
  const known = packages.get(packageName);
  if (known !== undefined) {
    return known;
  }
  const ajv = new Ajv({ allErrors: true, strict: false });
  const folder = path.join(codegenFolder, packageName, 'models');
  for (const file of readdirSync(folder)) {
    const name = path.basename(file, '.js');
    if (file.endsWith('.js') && name !== 'ObjectSerializer' && name !== 'all') {
      ajv.addSchema({ $id: name, ...modelSchema(folder, name) });
    }
  }
  packages.set(packageName, ajv);
  return ajv;
}

function modelSchema(folder: string, name: string): Schema {
  const exported = require(path.join(folder, `${name}.js`)) as Record<string, unknown>;
  const model = exported[name] as { attributeTypeMap?: Attribute[] } | undefined;
  if (model?.attributeTypeMap === undefined) {
    return {};
  }
  const declaration = readFileSync(path.join(folder, `${name}.d.ts`), 'utf8');
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const attribute of model.attributeTypeMap) {
    properties[attribute.baseName] =
      deviations[name]?.[attribute.baseName] ?? typeSchema(attribute.type, exported);
    if (new RegExp(`^\\s+'${attribute.name}': `, 'm').test(declaration)) {
      required.push(attribute.baseName);
    }
  }
  return { type: 'object', properties, required, additionalProperties: false };
}

function typeSchema(type: string, exported: Record<string, unknown>): Schema {
  const nullable = /^(?<inner>.+) \| null$/.exec(type)?.groups?.['inner'];
  if (nullable !== undefined) {
    return { anyOf: [typeSchema(nullable, exported), { type: 'null' }] };
  }
  const item = /^(?:Array|Set)<(?<inner>.+)>$/.exec(type)?.groups?.['inner'];
  if (item !== undefined) {
    return { type: 'array', items: typeSchema(item, exported) };
  }
  const value = /^\{ \[key: string\]: (?<inner>.+); \}$/.exec(type)?.groups?.['inner'];
  if (value !== undefined) {
    return { type: 'object', additionalProperties: typeSchema(value, exported) };
  }
  if (type === 'Date') {
    return moment;
  }
  if (type === 'any') {
    return {};
  }
  if (['string', 'number', 'boolean'].includes(type)) {
    return { type };
  }
  if (type.endsWith('Enum')) {
    return { enum: Object.values(exported[type] as Record<string, string>) };
  }
  return { $ref: type };
}
