import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { sourceProgramme } from '#core/source-programme.ts';
import { installPortal } from '#operations/programme/install-portal.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import type { ProgrammeError } from '#operations/programme/programme-error.ts';
import type { SetupPorts } from '#operations/programme/setup-ports.ts';
import { hubStore } from '#store/hub-store.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { aCompany, memoryCrm, type MemoryCrm } from '#test/support/a-crm.ts';
import {
  alphaEntry,
  aProgrammeDocument,
  betaEntry,
  jana,
  paul,
  ruth,
  uwe,
  vendorOwners,
  vendorPortalId,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();
let crm: MemoryCrm;
let ports: SetupPorts;
const now = new Date('2026-11-24T23:30:00Z');

beforeEach(() => {
  crm = memoryCrm(vendorOwners);
  ports = {
    clock: { now: () => now },
    setup: setupStore(database(), sealer(new Uint8Array(32))),
    crm: crm.setup,
  };
});

const store = () => hubStore(database(), () => Promise.resolve());
const load = (document = aProgrammeDocument()) => loadProgramme(ports, document, sourceProgramme, []);

/** Every row of every table as text, but for when it was saved. */
async function everything(): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
  `.execute(database().kysely);
  const contents = tables.map(
    ({ name }) =>
      sql<{
        row: string;
      }>`select ${name} || (to_jsonb(t) - 'saved_at')::text as row from ${sql.table(name)} t`,
  );
  const { rows } = await sql<{ row: string }>`${sql.join(contents, sql` union all `)} order by 1`.execute(
    database().kysely,
  );
  return rows.map(({ row }) => row);
}

describe('loading a programme', () => {
  it('finds its people by their e-mail, in any case, and says what it loaded', async () => {
    const document = aProgrammeDocument({
      partners: [alphaEntry({ cam: 'Jana.Winter@Vendor.Test', pdm: paul.email }), betaEntry()],
    });
    expect(await load(document)).toMatchObject({
      vendor: 'Nordlicht',
      partners: 2,
      claims: 3,
      portals: [
        { portalId: 1000, side: 'vendor' },
        { portalId: 2000, partnerId: 'alpha' },
        { portalId: 3000 },
      ],
    });
    expect(await store().readPartner('alpha')).toMatchObject({
      camOwnerId: jana.ownerId,
      pdmOwnerId: paul.ownerId,
    });
    expect((await store().readVendor()).routing).toEqual([
      { country: 'FR', companySize: null, ownerId: ruth.ownerId },
    ]);
  });

  it('gives a vendor that lists no products one, named as the vendor, since no deal is registered without', async () => {
    const document = aProgrammeDocument();
    await load({ ...document, vendor: { ...document.vendor, products: [] } });
    expect((await store().readVendor()).products).toMatchObject([
      { name: { en: 'Nordlicht', de: 'Nordlicht' } },
    ]);
  });

  it('lists the vendor’s active users without a role and gives them none', async () => {
    expect((await load()).unmappedOwners).toEqual([uwe.email]);
    const users = await store().readVendorUsers();
    expect(users.find(({ ownerId }) => ownerId === uwe.ownerId)?.roles).toEqual([]);
  });

  it('counts days from today in the vendor’s time zone, where it is tomorrow already', async () => {
    const claims = [{ domain: 'www.acme.de', claimedOn: 'today-9', endsOn: 'today' }];
    await load(aProgrammeDocument({ partners: [alphaEntry({ claims }), betaEntry()] }));
    expect(await everything()).toContainEqual(
      expect.stringMatching(/^claims.*"ends_on": "2026-11-25".*"claimed_on": "2026-11-16"/),
    );
  });

  it('twice changes nothing', async () => {
    await load();
    const before = await everything();
    expect(before.length).toBeGreaterThan(15);
    await load();
    expect(await everything()).toEqual(before);
  });

  it('never overwrites a standing claim, its days counted from another day included', async () => {
    await load();
    const claims = () => everything().then((rows) => rows.filter((row) => row.startsWith('claim')));
    const before = await claims();
    const later = { now: () => new Date('2026-12-24T10:00:00Z') };
    await loadProgramme({ ...ports, clock: later }, aProgrammeDocument(), sourceProgramme, []);
    expect(await claims()).toEqual(before);
  });

  it('tells every fault at once with the path to it, and saves nothing of the programme', async () => {
    const before = await everything();
    const document = aProgrammeDocument({
      vendor: {
        name: 'Nordlicht',
        portal: { portalId: vendorPortalId, name: 'Nordlicht' },
        domains: ['nordlicht-software.de', 'localhost'],
      },
      roles: [
        { email: 'nobody@vendor.test', roles: ['cam'] },
        { email: jana.email, roles: ['cam'] },
        { email: 'Jana.Winter@vendor.test', roles: ['pdm'] },
      ],
      routing: { defaultRep: 'gone@vendor.test', lines: [{ rep: 'left@vendor.test' }] },
      partners: [
        alphaEntry({
          cam: 'cam@vendor.test',
          domains: ['co.uk', 'alpha-digital.de'],
          claims: [
            { domain: 'acme.de', claimedOn: 'today', endsOn: 'today-1' },
            { domain: 'foo_bar.de', claimedOn: 'today', endsOn: 'today' },
          ],
          removals: ['10.0.0.1'],
        }),
        betaEntry({
          domains: ['www.alpha-digital.de'],
          portals: [
            { portalId: vendorPortalId, name: 'B' },
            { portalId: 3000, name: 'B' },
          ],
          claims: [{ domain: 'shop.acme.de', claimedOn: 'today', endsOn: 'today' }],
        }),
        betaEntry({ domains: [], portals: [{ portalId: 4000, name: 'C' }] }),
      ],
    });

    const error: ProgrammeError = await load(document).then(
      () => expect.fail('The programme was loaded.'),
      (thrown: ProgrammeError) => thrown,
    );

    const told = error.faults.map(({ path, fault }) => `${path}: ${fault}`);
    expect(told).toHaveLength(14);
    expect(told).toEqual(
      expect.arrayContaining([
        'vendor.domains[1]: localhost is no registrable domain (single_label)',
        "roles[0].email: nobody@vendor.test is no user of the vendor's portal",
        'roles[2].email: user jana.winter@vendor.test stands twice',
        "routing.defaultRep: gone@vendor.test is no user of the vendor's portal",
        "routing.lines[0].rep: left@vendor.test is no user of the vendor's portal",
        "partners[0].cam: cam@vendor.test is no user of the vendor's portal",
        'partners[0].domains[0]: co.uk is no registrable domain (public_suffix)',
        'partners[0].claims[0]: ends before it begins',
        'partners[0].claims[1].domain: foo_bar.de is no registrable domain (invalid_characters)',
        'partners[0].removals[0]: 10.0.0.1 is no registrable domain (ip_address)',
        'partners[1].domains[0]: partner domain alpha-digital.de stands twice',
        'partners[1].portals[0].portalId: portal 1000 stands twice',
        // By the key: `shop.acme.de` and `acme.de` are one domain.
        expect.stringContaining('partners[1].claims[0].domain: claim on acme.de '),
        'partners[2].id: partner beta stands twice',
      ]),
    );
    expect(error.message).toContain('  - partners[2].id: partner beta stands twice');
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['2026-02-30', 'a day like 2026-11-24'],
    ['today+12345', 'a day like 2026-11-24'],
    ['tomorrow', 'a day like 2026-11-24'],
  ])('refuses the day %s as the document is read', (endsOn, message) => {
    const partners = [alphaEntry({ claims: [{ domain: 'acme.de', claimedOn: 'today', endsOn }] })];
    expect(() => aProgrammeDocument({ partners })).toThrow(message);
  });

  it('refuses a time zone that does not exist as the document is read', () => {
    const portals = [{ portalId: 2000, name: 'Alpha', timeZone: 'Europe/Berlinn' }];
    expect(() => aProgrammeDocument({ partners: [alphaEntry({ portals })] })).toThrow('a time zone like');
  });
});

describe('installing a portal', () => {
  async function portal(portalId: number) {
    await load();
    const found = await store().readPortal(portalId);
    if (found === null) throw new Error(`Portal ${String(portalId)} is not in the programme.`);
    return found;
  }

  const mirror = () =>
    database()
      .kysely.selectFrom('vendorCompanies')
      .select(['companyId', 'domain', 'ownerId'])
      .orderBy('companyId')
      .orderBy('domain')
      .execute();

  it('mirrors the vendor’s companies page by page, one row for each registrable domain', async () => {
    crm.companies.push(
      aCompany('1', 'https://www.acme.de/', {
        additionalDomains: ['shop.acme.de', 'acme.fr'],
        ownerId: ruth.ownerId,
      }),
      aCompany('2', null),
      aCompany('3', 'localhost'),
      aCompany('4', 'münchen.de'),
      aCompany('5', 'acme.de'),
    );
    const seen: number[] = [];
    const installed = await installPortal(ports, await portal(vendorPortalId), sourceProgramme, ({ read }) =>
      seen.push(read),
    );

    expect(installed).toEqual({
      portalId: vendorPortalId,
      properties: { created: 20, existing: 0 },
      companies: 5,
    });
    expect([crm.pagesRead, seen]).toEqual([
      [null, '2', '4'],
      [0, 2, 4, 5],
    ]);
    expect(await mirror()).toEqual([
      { companyId: '1', domain: 'acme.de', ownerId: ruth.ownerId },
      { companyId: '1', domain: 'acme.fr', ownerId: ruth.ownerId },
      { companyId: '4', domain: 'xn--mnchen-3ya.de', ownerId: null },
      { companyId: '5', domain: 'acme.de', ownerId: null },
    ]);
  });

  it('goes on where it stopped when HubSpot was away in between, and begins anew once it is done', async () => {
    crm.companies.push(
      ...['a.de', 'b.de', 'c.de', 'd.de', 'e.de'].map((name, at) => aCompany(String(at), name)),
    );
    const vendor = await portal(vendorPortalId);
    crm.failAt('2');
    await expect(installPortal(ports, vendor, sourceProgramme)).rejects.toThrow('HubSpot is away.');
    expect((await mirror()).map(({ domain }) => domain)).toEqual(['a.de', 'b.de']);

    crm.failAt(null);
    expect(await installPortal(ports, vendor, sourceProgramme)).toMatchObject({ companies: 5 });
    expect(await mirror()).toHaveLength(5);
    await installPortal(ports, vendor, sourceProgramme);
    expect(crm.pagesRead).toEqual([null, '2', '2', '4', null, '2', '4']);
  });

  it('follows a company that lost a domain or its owner when it is run again', async () => {
    const vendor = await portal(vendorPortalId);
    crm.companies.push(aCompany('1', 'acme.de', { additionalDomains: ['acme.fr'], ownerId: ruth.ownerId }));
    await installPortal(ports, vendor, sourceProgramme);
    crm.companies.splice(0, 1, aCompany('1', 'acme.fr'));
    await installPortal(ports, vendor, sourceProgramme);
    expect(await mirror()).toEqual([{ companyId: '1', domain: 'acme.fr', ownerId: null }]);
  });

  it('reads no company of a partner’s portal', async () => {
    crm.companies.push(aCompany('1', 'acme.de'));
    expect(await installPortal(ports, await portal(2000), sourceProgramme)).toMatchObject({ companies: 0 });
    expect([crm.pagesRead, await mirror()]).toEqual([[], []]);
  });
});
