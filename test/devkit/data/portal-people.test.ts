import { describe, expect, it } from 'vitest';
import { readDataFolder } from '#devkit/data/read-folder.ts';
import { aDataFolder, aProgramme } from './a-data-folder.ts';

const [partner] = aProgramme.partners;
const [portal] = partner?.portals ?? [];
const [petra] = aProgramme.vendor.portal.people;

async function read(changes: object) {
  const text = JSON.stringify({ ...aProgramme, ...changes });
  return await readDataFolder(await aDataFolder({ 'programme.json': text }), { today: '2026-11-24' });
}

describe('the people of a portal', () => {
  it('are in their teams, the first of which is the primary one and has one number for all', async () => {
    const people = [
      { ...petra, teams: ['Channel', 'Sales'] },
      { ...petra, email: 'ole@ostwind-systemhaus.de', teams: ['Sales'] },
      { ...petra, email: 'uwe@ostwind-systemhaus.de' },
    ];
    const vendor = { ...aProgramme.vendor, portal: { ...aProgramme.vendor.portal, people } };
    const { portals } = await read({ vendor, roles: [{ team: 'Sales', roles: ['direct_rep'] }] });

    const [first, second, third] = portals[0]?.owners ?? [];
    expect(first?.teams?.map(({ name, primary }) => [name, primary])).toEqual([
      ['Channel', true],
      ['Sales', false],
    ]);
    expect(second?.teams).toEqual([{ ...first?.teams?.[1], primary: true }]);
    expect(third).not.toHaveProperty('teams');
  });

  it('are joined by those who may register and were not named', async () => {
    const registrants = ['ray@lumen-partnerhouse.com', 'amy.stone@lumen-partnerhouse.com'];
    const { portals, defaults } = await read({
      partners: [{ ...partner, portals: [{ ...portal, registrants }] }],
    });
    expect(portals[1]?.owners.map(({ email }) => email)).toEqual(registrants);
    expect(defaults).toContain(
      'amy.stone@lumen-partnerhouse.com is not among the people of portal 601 and is added to its users.',
    );
  });
});
