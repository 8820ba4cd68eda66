import type { PropertySeed } from './portal-seed.ts';

/** One of HubSpot's own properties, as far as this project meets them. */
export interface StandardProperty extends PropertySeed {
  groupName: string;
  readOnly?: boolean;
  /** HubSpot works the value out; a person may say it here, where the stand-in cannot work it out. */
  saidByPeople?: boolean;
  /** The values live elsewhere in the portal: owners, pipelines, stages. */
  optionsFrom?: 'owners' | 'pipelines' | 'stages' | 'currencies';
}

export type Extras = Omit<StandardProperty, 'name' | 'label' | 'type' | 'groupName'>;

export function inGroup(groupName: string) {
  return (
    name: string,
    label: string,
    type: PropertySeed['type'] = 'string',
    extras: Extras = {},
  ): StandardProperty => ({
    name,
    label,
    type,
    groupName,
    ...extras,
  });
}

export function options(...pairs: readonly (readonly [value: string, label: string])[]): Extras {
  return { options: pairs.map(([value, label]) => ({ value, label })) };
}

export const readOnly: Extras = { readOnly: true };
export const owner: Extras = { optionsFrom: 'owners' };
export const textarea: Extras = { fieldType: 'textarea' };
