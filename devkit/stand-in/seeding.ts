import { defaultKind, primaryKind } from './association-types.ts';
import { objectTypeOf } from './object-types.ts';
import type { ObjectType } from './object-types.ts';
import type { Portal } from './portal.ts';
import { seedObjectTypes } from './portal-seed.ts';
import type { RecordSeed } from './portal-seed.ts';
import type { Definition } from './properties.ts';
import { normaliseValue, selectedOptions } from './property-values.ts';
import { withDerived } from './derived-values.ts';
import { optionValuesOf } from './value-checks.ts';
import { importWriter } from './writer.ts';

/** Samples count as imported once. */
const importer = importWriter(1);

/**
 * Fills a fresh portal from its seed, checked but without history, journal or listeners, so that
 * thousands of rows take well under a second. Throws one error that lists what does not fit.
 */
export function seedPortal(portal: Portal): void {
  const problems: string[] = [];
  for (const name of seedObjectTypes) {
    const type = objectTypeOf(name);
    const seeds = (portal.seed[name] ?? []).toSorted((left, right) => Number(left.id) - Number(right.id));
    for (const seed of seeds) {
      insertRecord(portal, type, seed, problems);
    }
  }
  for (const name of seedObjectTypes) {
    for (const seed of portal.seed[name] ?? []) {
      linkRecord(portal, objectTypeOf(name), seed, problems);
    }
  }
  for (const name of seedObjectTypes) {
    for (const record of portal.records(name).all) {
      portal.fillPrimaryCompany(name, record);
    }
  }
  if (problems.length > 0) {
    const shown = problems.slice(0, 20).join('\n');
    throw new Error(
      `The seed of portal ${portal.portalId} does not fit (${problems.length} problems):\n${shown}`,
    );
  }
}

function insertRecord(portal: Portal, type: ObjectType, seed: RecordSeed, problems: string[]): void {
  const where = `${type.name} ${seed.id}`;
  const records = portal.records(type.name);
  if (!/^[1-9]\d*$/.test(seed.id)) {
    problems.push(`${where}: a record id is a whole number`);
    return;
  }
  if (records.get(seed.id) !== undefined) {
    problems.push(`${where}: this id stands twice`);
    return;
  }
  const values = seedValues(portal, type, seed, where, problems);
  const createdAt = seed.createdAt ?? values[type.createdProperty];
  const at = createdAt === undefined ? portal.now : Date.parse(createdAt);
  if (Number.isNaN(at)) {
    problems.push(`${where}: createdAt is no moment`);
    return;
  }
  const moment = new Date(at).toISOString();
  records.insert({
    id: seed.id,
    properties: {
      ...withDerived(portal, type, values, importer).values,
      hs_object_id: seed.id,
      [type.createdProperty]: moment,
      [type.modifiedProperty]: moment,
    },
    createdAt: at,
    updatedAt: at,
    createdBy: importer,
    history: {},
  });
  portal.reserveId(Number(seed.id));
}

function seedValues(
  portal: Portal,
  type: ObjectType,
  seed: RecordSeed,
  where: string,
  problems: string[],
): Record<string, string> {
  const catalogue = portal.catalogue(type.name);
  const values: Record<string, string> = {};
  for (const [name, raw] of Object.entries(seed.properties)) {
    const definition = catalogue.find(name);
    if (definition === undefined) {
      problems.push(`${where}: unknown property ${name}`);
      continue;
    }
    if (raw === '') {
      continue;
    }
    const checked = normaliseValue(definition, raw, seedOptions(portal, type, definition, raw));
    if ('fault' in checked) {
      problems.push(`${where}: ${name}: ${checked.fault.message}`);
      continue;
    }
    const holder = definition.hasUniqueValue
      ? portal.records(type.name).findUnique(name, checked.value)
      : undefined;
    if (holder !== undefined) {
      problems.push(`${where}: ${name} ${checked.value} is already that of ${holder.id}`);
      continue;
    }
    values[name] = checked.value;
  }
  return values;
}

/** Records keep an owner who has left, and bring options that the portal has beyond HubSpot's. */
function seedOptions(portal: Portal, type: ObjectType, definition: Definition, raw: string): string[] {
  if (definition.optionsFrom === 'owners') {
    return portal.owners.all.map((owner) => owner.id);
  }
  const known = optionValuesOf(portal, definition);
  if (definition.type !== 'enumeration' || definition.optionsFrom !== undefined) {
    return known;
  }
  const added = selectedOptions(definition, raw).filter((value) => !known.includes(value));
  added.forEach((value) => portal.catalogue(type.name).addOption(definition.name, value));
  return [...known, ...added];
}

function linkRecord(portal: Portal, type: ObjectType, seed: RecordSeed, problems: string[]): void {
  for (const association of seed.associations ?? []) {
    const isPrimary = association.primary === true;
    const find = isPrimary ? primaryKind : defaultKind;
    const kind = find(type.name, association.to);
    if (kind === undefined || portal.records(association.to).get(association.id) === undefined) {
      problems.push(`${type.name} ${seed.id}: no association with ${association.to} ${association.id}`);
      continue;
    }
    portal.associations.link(kind, seed.id, association.id);
  }
}
