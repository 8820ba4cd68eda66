import { beforeEach, describe, expect, it } from 'vitest';
import { sourceProgramme } from '#core/source-programme.ts';
import { keepMirror, mirrorCompanies, type MirrorProgress } from '#operations/programme/mirror-companies.ts';
import type { SetupPorts } from '#operations/programme/setup-ports.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { aCompany, memoryCrm, type MemoryCrm } from '#test/support/a-crm.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();
const portalId = 1000;
const secondMs = 1_000;
const dayMs = 24 * 60 * 60_000;

let crm: MemoryCrm;
let nowMs: number;
let ports: SetupPorts;

/** Ten companies, two a page: the cursors are 2, 4, 6 and 8. */
beforeEach(() => {
  crm = memoryCrm([]);
  crm.companies.push(...Array.from({ length: 10 }, (_, at) => aCompany(String(at), `company-${at}.de`)));
  nowMs = Date.parse('2026-11-24T09:00:00Z');
  ports = {
    clock: { now: () => new Date(nowMs) },
    setup: setupStore(database(), sealer(new Uint8Array(32))),
    crm: crm.setup,
  };
});

const mirroredIds = async () => {
  const rows = await database().kysely.selectFrom('vendorCompanies').select('companyId').execute();
  return rows.map(({ companyId }) => companyId).toSorted((a, b) => Number(a) - Number(b));
};
const everyId = () => crm.companies.map(({ id }) => id);

async function read(from: SetupPorts = ports): Promise<{ companies: number; told: MirrorProgress[] }> {
  const told: MirrorProgress[] = [];
  const companies = await mirrorCompanies(from, portalId, sourceProgramme, (progress) => told.push(progress));
  return { companies, told };
}

const keep = (from: SetupPorts = ports, told: MirrorProgress[] = [], signal?: AbortSignal) =>
  keepMirror(from, portalId, sourceProgramme, {
    everyMs: dayMs,
    tellEveryMs: 30 * secondMs,
    onProgress: (progress) => told.push(progress),
    ...(signal && { signal }),
  });

/** Does `meanwhile` once, while the page at the cursor is on its way. */
function during(cursor: string | null, meanwhile: () => Promise<unknown>): SetupPorts {
  let isDone = false;
  return {
    ...ports,
    crm: {
      ...crm.setup,
      async readCompanyPage(portal, after) {
        const page = await crm.setup.readCompanyPage(portal, after);
        if (after === cursor && !isDone) {
          isDone = true;
          await meanwhile();
        }
        return page;
      },
    },
  };
}

describe('how far the companies are read', () => {
  it('is told before the first page and after each, of how many', async () => {
    expect(await read()).toEqual({
      companies: 10,
      told: [0, 2, 4, 6, 8, 10].map((companies) => ({ read: companies, total: 10 })),
    });
  });

  it('goes on where the round stopped when HubSpot was away, in another process too', async () => {
    crm.failAt('6');
    await expect(read()).rejects.toThrow('HubSpot is away.');
    crm.failAt(null);
    ports = { ...ports, setup: setupStore(database(), sealer(new Uint8Array(32))) };

    expect(await read()).toEqual({
      companies: 10,
      told: [6, 8, 10].map((companies) => ({ read: companies, total: 10 })),
    });
    expect(crm.pagesRead).toEqual([null, '2', '4', '6', '6', '8']);
    expect(await mirroredIds()).toEqual(everyId());
  });

  it('begins at nothing in the next round', async () => {
    await read();
    expect((await read()).told.at(0)).toEqual({ read: 0, total: 10 });
  });

  it('does not claim an end that it does not know: where there are more companies than were counted', async () => {
    const countedFewer = { ...ports, crm: { ...crm.setup, countCompanies: () => Promise.resolve(4) } };
    expect((await read(countedFewer)).told.map(({ total }) => total)).toEqual([4, 4, 4, null, null, 10]);
  });

  it('is told without the whole where they cannot be counted, which holds up nothing', async () => {
    crm.failCount();
    expect((await read()).told.map(({ total }) => total)).toEqual([null, null, null, null, null, 10]);
    expect(await mirroredIds()).toEqual(everyId());
  });
});

describe('the mirror is kept', () => {
  it('by a round a day', async () => {
    expect(await keep()).toBe(10);
    nowMs += dayMs - 1;
    expect(await keep()).toBeNull();
    nowMs += 1;
    expect(await keep()).toBe(10);
  });

  it('by going on with an interrupted round at once, whenever the last one was', async () => {
    await keep();
    nowMs += dayMs;
    crm.failAt('4');
    await expect(keep()).rejects.toThrow('HubSpot is away.');
    crm.failAt(null);
    nowMs += secondMs;
    crm.pagesRead.length = 0;
    expect(await keep()).toBe(10);
    expect(crm.pagesRead).toEqual(['4', '6', '8']);
  });

  it('by leaving off behind the page that is on its way when the hub is stopped, and going on there', async () => {
    const stopping = new AbortController();
    const stopped = during('2', () => Promise.resolve(stopping.abort()));
    await expect(keep(stopped, [], stopping.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(crm.pagesRead).toEqual([null, '2']);
    expect(await keep()).toBe(10);
    expect(crm.pagesRead).toEqual([null, '2', '4', '6', '8']);
    expect(await mirroredIds()).toEqual(everyId());
  });

  it('and tells now and then how far it is', async () => {
    const told: MirrorProgress[] = [];
    const slow = {
      ...ports,
      crm: {
        ...crm.setup,
        readCompanyPage(portal: number, after: string | null) {
          nowMs += 20 * secondMs;
          return crm.setup.readCompanyPage(portal, after);
        },
      },
    };
    await keep(slow, told);
    expect(told).toEqual([
      { read: 4, total: 10 },
      { read: 8, total: 10 },
    ]);
  });
});

describe('where two processes meet in a round', () => {
  it('the one that nobody waits for leaves it to the other', async () => {
    const other = { ...ports };
    crm.failAt('8');
    const meanwhile = () => read(other).catch(() => undefined);
    expect(await keep(during('2', meanwhile))).toBeNull();
    expect(await ports.setup.readMirror(portalId)).toMatchObject({ cursor: '8', read: 8 });
  });

  it('the one that somebody waits for goes on from where the other is, and stays to the end', async () => {
    crm.failAt('6');
    const { companies, told } = await read(
      during('2', async () => {
        await keep().catch(() => undefined);
        crm.failAt(null);
      }),
    );
    expect(companies).toBe(10);
    expect(told.map((progress) => progress.read)).toEqual([0, 2, 6, 8, 10]);
    expect(await mirroredIds()).toEqual(everyId());
  });

  it('nobody begins anew where the other has ended it', async () => {
    const { companies } = await read(during('8', () => keep()));
    expect(companies).toBe(10);
    expect(crm.pagesRead).toEqual([null, '2', '4', '6', '8', '8']);
    expect(await ports.setup.readMirror(portalId)).toBeNull();
  });
});
