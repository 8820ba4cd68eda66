import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isHubError } from '#contracts/errors.ts';
import type { CrmRecord } from '#operations/crm-ports.ts';
import { closePortals, partnerPortal, startTwoPortals, type TwoPortals } from './two-portals.ts';

let portals: TwoPortals;
let callsBefore: number;
const portalId = partnerPortal.portalId;

beforeAll(async () => {
  portals = await startTwoPortals({ installed: false });
});
beforeEach(() => {
  portals.standIn.faults.clear();
  callsBefore = portals.standIn.journal.length;
});
afterAll(() => closePortals(portals));

const calls = () => portals.standIn.journal.length - callsBefore;

const read = (type: CrmRecord['type'], id: string) => portals.crm.reader.readRecord(portalId, { type, id });

/** A contact of a new company, which is not its first. */
function contactOfTwo(name: string): string {
  const portal = portals.standIn.portal(portalId);
  const contact = portal.create('contacts', { email: `clara@${name}.example` });
  for (const company of [name, `${name} Holding`]) {
    const { id } = portal.create('companies', { name: company });
    portal.associate('contacts', contact.id, 'companies', id);
  }
  return contact.id;
}

describe('records that are asked for in the same moment', () => {
  it('come as each would come alone', async () => {
    const asked = [
      ['contact', '101'],
      ['contact', '102'],
      ['deal', '301'],
      ['company', '201'],
      ['contact', contactOfTwo('initech')],
    ] as const;
    const alone: unknown[] = [];
    for (const [type, id] of asked) alone.push(await read(type, id));
    expect(await Promise.all(asked.map(([type, id]) => read(type, id)))).toEqual(alone);
    expect(alone[0]).toMatchObject({ company: { id: '201' } });
  });

  it('cost a few calls, however many they are', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => contactOfTwo(`prospect-${String(index)}`));
    const records = await Promise.all(ids.map((id) => read('contact', id)));
    expect(records.map((record) => record?.id)).toEqual(ids);
    expect(records.every((record) => record?.company !== null)).toBe(true);
    expect(calls()).toBe(3);
  });

  it('are null each for itself where one does not exist', async () => {
    const [found, missing] = await Promise.all([read('contact', '101'), read('contact', '99999')]);
    expect(found?.id).toBe('101');
    expect(missing).toBeNull();
  });

  it('fail together where HubSpot is away, and are asked for anew afterwards', async () => {
    portals.standIn.faults.inject({ path: '/crm/', status: 503, times: 2 });
    const failures = await Promise.all(
      ['101', '102'].map((id) => read('contact', id).catch((error: unknown) => error)),
    );
    expect(failures.map((failure) => isHubError(failure) && failure.code)).toEqual([
      'crm.unavailable',
      'crm.unavailable',
    ]);
    portals.standIn.faults.clear();
    expect((await read('contact', '101'))?.id).toBe('101');
  });
});

it('shows what changed in HubSpot since the last read', async () => {
  const portal = portals.standIn.portal(portalId);
  const id = contactOfTwo('globex');
  await Promise.all([read('contact', id), read('contact', '101')]);
  portal.update('contacts', id, { firstname: 'Renamed' });
  expect((await read('contact', id))?.name).toBe('Renamed');
});
