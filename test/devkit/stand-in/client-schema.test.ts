import { expect, it } from 'vitest';
import { misfits } from '#devkit/stand-in/client-schema.ts';

const objects = (name: string) => ({ package: 'crm/objects', name });
const moment = '2026-11-01T10:00:00.000Z';
const record = {
  id: '1',
  properties: { amount: null },
  createdAt: moment,
  updatedAt: moment,
  archived: false,
};

const search = (operator: string) => ({
  filterGroups: [{ filters: [{ propertyName: 'amount', operator, value: '1' }] }],
});

it('accepts what the client declares', () => {
  expect(misfits(objects('SimplePublicObject'), record)).toEqual([]);
  expect(misfits(objects('PublicObjectSearchRequest'), {})).toEqual([]);
});

it.each([
  ['a missing field', { ...record, id: undefined }],
  ['a field too many', { ...record, extra: 1 }],
  ['a wrong type', { ...record, properties: { amount: 1 } }],
  ['a day where a moment belongs', { ...record, createdAt: '2026-11-01' }],
])('refuses %s', (_what, value) => {
  expect(misfits(objects('SimplePublicObject'), JSON.parse(JSON.stringify(value)))).not.toEqual([]);
});

it('knows the words of an enumeration and looks into nested models', () => {
  expect(misfits(objects('PublicObjectSearchRequest'), search('GTE'))).toEqual([]);
  expect(misfits(objects('PublicObjectSearchRequest'), search('LIKE'))).not.toEqual([]);
});

it('checks each item of a body that is an array', () => {
  const specs = { package: 'crm/associations/v4', name: 'AssociationSpec', isArray: true };
  const spec = { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 3 };
  expect(misfits(specs, [spec])).toEqual([]);
  expect(misfits(specs, [spec, { associationTypeId: '3' }])).not.toEqual([]);
  expect(misfits(specs, spec)).not.toEqual([]);
});
