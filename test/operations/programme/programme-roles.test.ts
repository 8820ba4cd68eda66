import { describe, expect, it } from 'vitest';
import { sourceProgramme } from '#core/source-programme.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import { hubStore } from '#store/hub-store.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { anOwner, memoryCrm } from '#test/support/a-crm.ts';
import { alphaEntry, aProgrammeDocument, betaEntry, portalIds } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();
const store = () => hubStore(database(), () => Promise.resolve());

const ada = anOwner('21', 'Ada Berg', { teams: ['Direct Sales'] });
const bo = anOwner('22', 'Bo Lind', { teams: ['Channel', 'Direct Sales'] });
const cem = anOwner('23', 'Cem Kaya', { teams: ['Facilities'] });
const dora = anOwner('24', 'Dora Weiß', { teams: ['Direct Sales'], active: false });

async function load(changes: Parameters<typeof aProgrammeDocument>[0]) {
  const document = aProgrammeDocument({
    routing: {},
    partners: [alphaEntry({ cam: null }), betaEntry({ cam: null })],
    ...changes,
  });
  const setup = setupStore(database(), sealer(new Uint8Array(32)));
  const clock = { now: () => new Date('2026-11-24T11:00:00Z') };
  const crm = memoryCrm([ada, bo, cem, dora]).setup;
  return loadProgramme({ clock, setup, crm }, document, sourceProgramme, []);
}

describe('roles of the vendor’s users', () => {
  it('come from their own line and from each of their teams', async () => {
    const { unmappedOwners } = await load({
      roles: [
        { team: 'direct sales', roles: ['direct_rep'] },
        { team: 'Channel', roles: ['pdm'] },
        { email: bo.email, roles: ['cam', 'pdm'] },
      ],
    });
    const users = await store().readVendorUsers();
    expect(users.map(({ name, roles, active }) => [name, roles, active])).toEqual([
      [ada.name, ['direct_rep'], true],
      [bo.name, ['cam', 'pdm', 'direct_rep'], true],
      [cem.name, [], true],
      [dora.name, ['direct_rep'], false],
    ]);
    expect(unmappedOwners).toEqual([cem.email]);
  });

  it('of a team that nobody is in, or that stands twice, are faults', async () => {
    const loading = load({
      roles: [
        { team: 'Direct Sails', roles: ['direct_rep'] },
        { team: 'Channel', roles: ['cam'] },
        { team: 'CHANNEL', roles: ['pdm'] },
      ],
    });
    await expect(loading).rejects.toMatchObject({
      faults: [
        { path: 'roles[0].team', fault: "no user of the vendor's portal is in the team Direct Sails" },
        { path: 'roles[2].team', fault: 'team channel stands twice' },
      ],
    });
  });
});

describe('who may register in a partner’s portal', () => {
  it('is everybody unless the programme names them', async () => {
    await load({ roles: [] });
    expect((await store().readPortal(portalIds.alpha))?.registrants).toBe('everybody');
  });

  it('is kept with that portal alone, in lower case, and changes with the programme', async () => {
    const partners = (registrants?: string[]) => [
      alphaEntry({
        cam: null,
        portals: [
          { portalId: portalIds.alpha, name: 'Alpha', ...(registrants === undefined ? {} : { registrants }) },
          { portalId: 2001, name: 'Alpha Süd', registrants: [] },
        ],
      }),
      betaEntry({ cam: null }),
    ];
    await load({ roles: [], partners: partners(['Emma@Alpha.test']) });
    const registrants = async (portalId: number) => (await store().readPortal(portalId))?.registrants;
    expect(await registrants(portalIds.alpha)).toEqual(['emma@alpha.test']);
    expect(await registrants(2001)).toEqual([]);
    expect(await registrants(portalIds.beta)).toBe('everybody');

    await load({ roles: [], partners: partners() });
    expect(await registrants(portalIds.alpha)).toBe('everybody');
  });
});
