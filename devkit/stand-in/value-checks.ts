import { HubSpotError, validationError } from './errors.ts';
import type { ObjectType } from './object-types.ts';
import type { Portal } from './portal.ts';
import type { Definition } from './properties.ts';
import { normaliseValue, valuesRefused } from './property-values.ts';
import type { CheckedValue, ValueFault } from './property-values.ts';
import type { StoredRecord } from './records.ts';
import type { Writer } from './writer.ts';

type Values = Readonly<Record<string, string>>;

/** Documented for a note's body; that every property has this limit, and the error's code, are assumptions. */
const mostCharacters = 65_536;

const commonCurrencies = ['EUR', 'USD', 'GBP', 'CHF'];

/**
 * The values as they would be stored. Throws one refusal that lists every value at fault, or the
 * conflict that HubSpot answers when a contact's e-mail is taken. `self` is the record that is to
 * be changed.
 */
export function checkValues(
  portal: Portal,
  type: ObjectType,
  properties: Values,
  writer: Writer,
  self?: StoredRecord,
): Record<string, string> {
  const isApp = writer.source === 'INTEGRATION';
  if (isApp && self === undefined) {
    requireProperties(type, properties);
  }
  const values: Record<string, string> = {};
  const faults: ValueFault[] = [];
  for (const [name, raw] of Object.entries(properties)) {
    const checked = checkValue(portal, type, name, raw, isApp);
    if ('fault' in checked) {
      faults.push(checked.fault);
    } else {
      values[name] = checked.value;
    }
  }
  faults.push(...stageFaults(portal, type, values, self), ...uniqueFaults(portal, type, values, self));
  if (faults.length > 0) {
    throw valuesRefused(faults, portal.portalId);
  }
  return values;
}

/** What an enumeration property may hold in this portal now. */
export function optionValuesOf(portal: Portal, definition: Definition): string[] {
  switch (definition.optionsFrom) {
    case 'owners':
      return portal.owners.assignableIds;
    case 'pipelines':
      return portal.pipelines.all.map((pipeline) => pipeline.id);
    case 'stages':
      return portal.pipelines.all.flatMap((pipeline) => pipeline.stages.map((stage) => stage.id));
    case 'currencies':
      return [...new Set([portal.seed.currency, ...(portal.seed.currencies ?? commonCurrencies)])];
    case undefined:
    default:
      return definition.options.map((option) => option.value);
  }
}

/** The wording is HubSpot's as people quote it; the documentation does not show this error. */
function requireProperties(type: ObjectType, properties: Values): void {
  const missing = type.requiredProperties.filter((name) => !properties[name]);
  if (missing.length > 0) {
    const name = type.singular.toUpperCase();
    throw validationError(`Error creating ${name}. Some required properties were not set.`, {
      context: { properties: missing },
    });
  }
}

function checkValue(
  portal: Portal,
  type: ObjectType,
  name: string,
  raw: string,
  isApp: boolean,
): CheckedValue {
  const definition = portal.catalogue(type.name).find(name);
  if (definition === undefined) {
    return { fault: { name, code: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` } };
  }
  if (definition.readOnly && (isApp || !definition.saidByPeople)) {
    const message = `"${name}" is a read only property; its value cannot be set.`;
    return { fault: { name, code: 'READ_ONLY_VALUE', message } };
  }
  if (raw.length > mostCharacters) {
    const message = `${name} must have at most ${mostCharacters} characters, found ${raw.length}.`;
    return { fault: { name, code: 'VALUE_TOO_LONG', message } };
  }
  return normaliseValue(definition, raw, optionValuesOf(portal, definition));
}

function stageFaults(
  portal: Portal,
  type: ObjectType,
  values: Values,
  self: StoredRecord | undefined,
): ValueFault[] {
  const stageId = values['dealstage'];
  const pipelineId = values['pipeline'] ?? self?.properties['pipeline'];
  if (type.name !== 'deals' || stageId === undefined || stageId === '' || pipelineId === undefined) {
    return [];
  }
  if (portal.pipelines.stage(stageId)?.pipeline.id === pipelineId) {
    return [];
  }
  const message = `Deal stage ${stageId} does not belong to pipeline ${pipelineId}.`;
  return [{ name: 'dealstage', code: 'INVALID_OPTION', message }];
}

function uniqueFaults(
  portal: Portal,
  type: ObjectType,
  values: Values,
  self: StoredRecord | undefined,
): ValueFault[] {
  const faults: ValueFault[] = [];
  for (const [name, value] of Object.entries(values)) {
    const isUnique = portal.catalogue(type.name).find(name)?.hasUniqueValue === true;
    const holder = isUnique && value !== '' ? portal.records(type.name).findUnique(name, value) : undefined;
    if (holder === undefined || holder.id === self?.id) {
      continue;
    }
    if (type.name === 'contacts' && name === 'email') {
      throw new HubSpotError(409, 'CONFLICT', `Contact already exists. Existing ID: ${holder.id}`);
    }
    const message = `Cannot set property ${name} to ${value}: record ${holder.id} already has that value.`;
    faults.push({ name, code: 'CONFLICTING_UNIQUE_VALUE', message });
  }
  return faults;
}
