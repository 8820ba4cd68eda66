import type { PortalRecord, StandInPortal } from '../stand-in/stand-in.ts';
import type { AppPropertyGroup } from './host-api.ts';
import { factOf } from './record-facts.ts';

/**
 * What apps have added to a record, by the group that they defined. A group of which the record has a value is shown whole,
 * so that one sees what is empty as well.
 */
export function appGroupsOf(portal: StandInPortal, record: PortalRecord): AppPropertyGroup[] {
  const labels = new Map(portal.propertyGroups(record.objectType).map(({ name, label }) => [name, label]));
  const own = portal.propertyDefinitions(record.objectType).filter(({ hubspotDefined }) => !hubspotDefined);
  return [...Map.groupBy(own, ({ groupName }) => groupName)]
    .map(([name, definitions]) => ({
      name,
      label: labels.get(name) ?? name,
      properties: definitions.map((definition) => ({
        name: definition.name,
        label: definition.label,
        value: factOf(portal, record, definition.name),
      })),
    }))
    .filter(({ properties }) => properties.some(({ value }) => value !== null));
}
