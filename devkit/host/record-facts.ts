import type { PortalRecord, StandInPortal } from '../stand-in/stand-in.ts';
import { dayIn } from './hub-clock.ts';
import type { Fact } from './host-api.ts';

/** A property's value as it is shown; null where the record has none. */
export function factOf(portal: StandInPortal, record: PortalRecord, name: string): Fact | null {
  const value = record.properties[name];
  if (value === undefined || value === '') {
    return null;
  }
  switch (name) {
    case 'amount':
      return {
        kind: 'money',
        amount: Number(value),
        currency: record.properties['deal_currency_code'] ?? portal.currency,
      };
    case 'dealstage':
    case 'pipeline':
      return { kind: 'text', text: pipelineText(portal, record, name) };
    case 'hubspot_owner_id':
      return { kind: 'text', text: ownerName(portal, value) ?? `#${value}` };
    default:
      return describeByType(portal, record, name, value);
  }
}

function describeByType(portal: StandInPortal, record: PortalRecord, name: string, value: string): Fact {
  const definition = portal
    .propertyDefinitions(record.objectType)
    .find((candidate) => candidate.name === name);
  if (definition?.type === 'date' || name === 'closedate') {
    return { kind: 'day', on: calendarDay(portal.timeZone, value) };
  }
  if (definition?.type === 'datetime') {
    return { kind: 'moment', at: value };
  }
  const option = definition?.options.find((candidate) => candidate.value === value);
  return { kind: 'text', text: option?.label ?? value };
}

function calendarDay(timeZone: string, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return value;
  }
  return dayIn(timeZone, /^\d+$/.test(value) ? Number(value) : Date.parse(value));
}

function pipelineText(portal: StandInPortal, record: PortalRecord, name: 'dealstage' | 'pipeline'): string {
  const value = record.properties[name] ?? '';
  const pipeline = portal.pipelines.find(({ id }) => id === (record.properties['pipeline'] ?? 'default'));
  if (name === 'pipeline') {
    return pipeline?.label ?? value;
  }
  return pipeline?.stages.find(({ id }) => id === value)?.label ?? value;
}

export function ownerName(portal: StandInPortal, ownerId: string): string | undefined {
  const owner = portal.owners.find(({ id }) => id === ownerId);
  return owner === undefined ? undefined : `${owner.firstName} ${owner.lastName}`;
}
