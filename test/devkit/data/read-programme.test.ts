import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataFolderError } from '#devkit/data/data-report.ts';
import { readProgramme } from '#devkit/data/read-programme.ts';
import { aDataFolder, aProgramme } from './a-data-folder.ts';

async function read(document: unknown) {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return await readProgramme(join(await aDataFolder({ 'programme.json': text }), 'programme.json'));
}

async function faultsOf(document: unknown) {
  const error: unknown = await read(document).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DataFolderError);
  return error instanceof DataFolderError ? error.faults : [];
}

const [partner] = aProgramme.partners;
const [portal] = partner?.portals ?? [];

describe('reading programme.json', () => {
  it('fills what is missing with the documented defaults', async () => {
    const programme = await read(aProgramme);
    expect(programme).toMatchObject({
      roles: [],
      routing: { defaultRep: null, lines: [] },
      vendor: { domains: [], portal: { currency: 'EUR', timeZone: 'Europe/Berlin', language: 'en' } },
      partners: [{ tier: 'untiered', cam: null, pdm: null, claims: [], removals: [] }],
    });
  });

  it('leaves days that count from today as they are written', async () => {
    const claims = [{ domain: 'kupferhof-brauerei.de', claimedOn: 'today-30', endsOn: 'today+150' }];
    expect((await read({ ...aProgramme, partners: [{ ...partner, claims }] })).partners[0]?.claims).toEqual(
      claims,
    );
  });

  it('accepts a byte-order mark', async () => {
    expect((await read(`\ufeff${JSON.stringify(aProgramme)}`)).vendor.name).toBe('Ostwind');
  });

  it('tells every fault at once, each with its path', async () => {
    const faults = await faultsOf({
      vendor: { name: 7, portal: { portalId: 'x', name: 'Ostwind' }, colour: 'red' },
      partners: [
        { id: 'Lumen!', name: 'Lumen', portals: [{ portalId: 601, name: 'Lumen', currency: 'euro' }] },
      ],
    });
    expect(faults.map((fault) => fault.fault.split(':')[0])).toEqual([
      'vendor.name',
      'vendor.portal.portalId',
      'vendor',
      'partners[0].id',
      'partners[0].portals[0].currency',
    ]);
    expect(faults[0]?.fault).toBe('vendor.name: Invalid input: expected string, received number.');
    expect(faults[2]?.fault).toContain('"colour"');
  });

  it.each([
    ['a comma too many', '{\n  "vendor": {\n  },\n}', 4],
    ['a line break in a text', '{\n  "vendor": "Ost\nwind"\n}', 2],
    ['an end that is missing', '{\n  "vendor": {\n', 3],
  ])('names the line of a syntax error: %s', async (_name, text, line) => {
    expect(await faultsOf(text)).toMatchObject([{ file: 'programme.json', line }]);
  });

  it('refuses days and time zones that do not exist', async () => {
    const claims = [{ domain: 'a-b.de', claimedOn: '2026-02-31', endsOn: '2026-03-01' }];
    const portals = [{ ...portal, timeZone: 'Mars/Olympus' }];
    const faults = await faultsOf({ ...aProgramme, partners: [{ ...partner, claims, portals }] });
    expect(faults.map((fault) => fault.fault)).toEqual([
      'partners[0].portals[0].timeZone: a time zone like Europe/Berlin.',
      'partners[0].claims[0].claimedOn: a day like 2026-11-24, or today+12.',
    ]);
  });

  it('refuses what contradicts itself', async () => {
    const faults = await faultsOf({
      ...aProgramme,
      roles: [{ team: 'Direct Sales', roles: ['direct_rep'] }],
      partners: [partner, { ...partner, portals: [{ ...portal, portalId: 501 }] }],
    });
    expect(faults.map((fault) => fault.fault)).toEqual([
      'roles[0].team: Nobody of vendor.portal.people is in the team "Direct Sales".',
      'partners[1].id: Partner "lumen" stands at partners[0].id already.',
      'partners[1].portals[0].portalId: Portal 501 stands at vendor.portal.portalId already.',
    ]);
  });

  it('takes a team of the vendor’s people, in any case', async () => {
    const [person] = aProgramme.vendor.portal.people;
    const vendor = {
      ...aProgramme.vendor,
      portal: { ...aProgramme.vendor.portal, people: [{ ...person, teams: ['Direct Sales'] }] },
    };
    const roles = [{ team: 'direct sales', roles: ['direct_rep'] }];
    expect((await read({ ...aProgramme, vendor, roles })).roles).toEqual(roles);
  });

  it.each([
    [
      'a line of roles for nobody',
      { roles: [{ roles: ['cam'] }] },
      'roles[0]: names either an email or a team.',
    ],
    [
      'a line of roles for two',
      { roles: [{ email: 'a@b-c.de', team: 'Sales', roles: ['cam'] }] },
      'roles[0]: names either an email or a team.',
    ],
    [
      'registrants who are no e-mails',
      {
        partners: [
          { ...partner, portals: [{ ...portal, registrants: ['ray@lumen-partnerhouse.com', 'Ray'] }] },
        ],
      },
      'partners[0].portals[0].registrants[1]: an e-mail address.',
    ],
    [
      'registrants in another word',
      { partners: [{ ...partner, portals: [{ ...portal, registrants: 'nobody' }] }] },
      'partners[0].portals[0].registrants: "everybody" or a list of e-mails.',
    ],
    [
      'a policy without a day',
      { policy: { version: 'ostwind-1' } },
      'policy.effectiveOn: Invalid input: expected string, received undefined.',
    ],
    [
      'a policy whose content would change daily',
      { policy: { version: 'ostwind-1', effectiveOn: 'today' } },
      'policy.effectiveOn: a day like 2026-11-24.',
    ],
    [
      'a policy with a field that is none',
      { policy: { version: 'ostwind-1', effectiveOn: '2026-01-01', capacity: { silver: 3 } } },
      'policy.capacity: Unrecognized key: "silver".',
    ],
    [
      'a team in which the partner has no seat',
      {
        policy: {
          version: 'ostwind-1',
          effectiveOn: '2026-01-01',
          team: { channel: [{ role: 'cam', participation: 'responsible' }] },
        },
      },
      'policy.team.channel: a team in which the partner_rep and nobody twice has a seat.',
    ],
  ])('refuses %s', async (_name, changes, fault) => {
    const faults = await faultsOf({ ...aProgramme, ...changes });
    expect(faults.map((each) => each.fault)).toEqual([fault]);
  });
});
