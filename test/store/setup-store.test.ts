import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { sourceProgramme } from '#core/source-programme.ts';
import type { SetupStore } from '#operations/programme/setup-ports.ts';
import { hubStore } from '#store/hub-store.ts';
import { countOfMirroredCompanies } from '#store/migrations/0009-count-of-mirrored-companies.ts';
import { portalSecretStore } from '#store/portal-secrets.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { useTestDatabase } from '../support/database.ts';
import {
  aClaim,
  aFactsQuery,
  aPartner,
  aPortal,
  aProgramme,
  aUser,
  aVendor,
  day,
  lapsed,
  today,
  vendorPortalId,
  yesterday,
} from './fixtures.ts';

const database = useTestDatabase();
const secrets = sealer(new Uint8Array(32).fill(7));
let setup: SetupStore;
const store = () => hubStore(database(), () => Promise.resolve());

beforeEach(() => {
  setup = setupStore(database(), secrets);
});

/** Every row of every table, to see that nothing changed. */
async function everything(): Promise<unknown> {
  const { rows } = await sql<{ content: unknown }>`
    select query_to_xml('select * from ' || quote_ident(tablename) || ' order by 1, 2', false, false, '')::text as content
    from pg_tables where schemaname = 'public' and tablename in ('vendor_users', 'partners', 'partner_domains', 'portals',
      'claims', 'claim_history', 'removals', 'policies')
    order by tablename
  `.execute(database().kysely);
  return rows;
}

describe('the programme', () => {
  const programme = aProgramme({
    vendor: aVendor({ defaultRepOwnerId: '11' }),
    users: [aUser('11', { roles: ['cam', 'direct_rep'] })],
    partners: [aPartner('alpha', { camOwnerId: '11', domains: ['b.test', 'a.test'] }), aPartner('beta')],
    claims: [aClaim('alpha')],
    removals: [{ partnerId: 'beta', domain: 'gone.de' }],
  });

  it('is read as it was saved', async () => {
    await setup.saveProgramme(programme);

    expect(await store().readVendor()).toEqual(programme.vendor);
    expect(await store().readVendorUsers()).toEqual(programme.users);
    expect(await store().readPartner('alpha')).toEqual({
      ...programme.partners[0],
      domains: ['a.test', 'b.test'],
    });
    expect(await store().readPortal(2000)).toEqual(aPortal(2000, 'alpha'));
    expect(await store().readPortal(vendorPortalId)).toEqual(aPortal(vendorPortalId, null));
    expect(await store().readPortal(1)).toBeNull();
    expect(await store().readPolicy(today)).toEqual(sourceProgramme);
    expect(await store().isPartnerDomain('b.test')).toBe(true);
    expect(await store().isPartnerDomain('acme.de')).toBe(false);
  });

  it('changes nothing when it is saved again', async () => {
    await setup.saveProgramme(programme);
    const before = await everything();
    await setup.saveProgramme(programme);
    expect(await everything()).toEqual(before);
  });

  it('takes what changed in the document, and forgets nobody whom it no longer names', async () => {
    await setup.saveProgramme(programme);
    await setup.saveProgramme(
      aProgramme({ users: [aUser('12')], partners: [aPartner('alpha', { tier: 'elite', domains: [] })] }),
    );

    expect(await store().readVendorUsers()).toEqual([{ ...programme.users[0], active: false }, aUser('12')]);
    expect(await store().readPartner('alpha')).toMatchObject({
      tier: 'elite',
      camOwnerId: null,
      domains: [],
    });
    expect(await store().readPartner('beta')).toMatchObject({ tier: 'gold' });
  });

  it('never overwrites a claim that stands in the hub', async () => {
    await setup.saveProgramme(programme);
    await setup.saveProgramme({
      ...programme,
      claims: [aClaim('alpha', { endsOn: day('2028-01-01') }), aClaim('beta', { claimedOn: today })],
    });

    expect((await store().readFacts(aFactsQuery())).ownClaim).toEqual(aClaim('alpha'));
    expect((await store().readFacts(aFactsQuery({ partnerId: 'beta' }))).ownClaim).toBeNull();
  });

  it('does not bring back a claim that has lapsed in the hub, nor one that another partner has taken since', async () => {
    const old = aProgramme({ claims: [aClaim('alpha', lapsed)] });
    await setup.saveProgramme(old);
    await setup.saveProgramme({ ...old, claims: [aClaim('alpha', { claimedOn: today })] });
    expect((await store().readFacts(aFactsQuery())).ownClaim).toMatchObject(lapsed);

    await store().transact((transaction) => transaction.saveClaim(aClaim('beta'), today, null));
    await setup.saveProgramme(old);
    expect((await store().readFacts(aFactsQuery())).otherPartnerHolds).toBe(true);
  });

  it('may tell of several claims on one domain, one after the other', async () => {
    const claims = [aClaim('beta', { claimedOn: today }), aClaim('alpha', { ...lapsed, endsOn: yesterday })];
    await setup.saveProgramme(aProgramme({ claims }));

    const facts = await store().readFacts(aFactsQuery());
    expect(facts).toMatchObject({ ownClaim: { endsOn: yesterday }, otherPartnerHolds: true });
  });

  it('refuses a policy that was changed under its old version, and then saves nothing at all', async () => {
    await setup.saveProgramme(programme);
    const policy = { ...sourceProgramme, claim: { ...sourceProgramme.claim, validityDays: 1 } };
    const saving = setup.saveProgramme({ ...programme, partners: [aPartner('gamma')], policies: [policy] });

    await expect(saving).rejects.toThrow('saved with another content');
    await expect(store().readPartner('gamma')).rejects.toThrow('Partner gamma is not in the programme.');
  });

  it('keeps earlier policies in force until the day of the next', async () => {
    await setup.saveProgramme(programme);
    const next = { ...sourceProgramme, version: 'next', effectiveOn: day('2030-01-01') };
    await setup.saveProgramme({ ...programme, policies: [next] });

    expect((await store().readPolicy(day('2029-12-31'))).version).toBe(sourceProgramme.version);
    expect((await store().readPolicy(day('2030-01-01'))).version).toBe('next');
    await expect(store().readPolicy(day('1999-01-01'))).rejects.toThrow(
      'No policy is in force on 1999-01-01.',
    );
  });

  it('is missed with a sentence', async () => {
    await expect(store().readVendor()).rejects.toThrow('No programme is saved yet.');
  });
});

const read = (portalId = 2000, sealedWith = secrets) =>
  portalSecretStore(database(), sealedWith).readPortalSecrets(portalId);

const secretRows = () => database().kysely.selectFrom('portalSecrets').selectAll().execute();

describe('the secrets of a portal', () => {
  const saved = { portalId: 2000, crmToken: 'pat-token-1', portalKey: 'key-1' };

  it('come back as they were saved', async () => {
    await setup.savePortalSecrets([saved]);
    expect(await read()).toEqual({ crmToken: 'pat-token-1', portalKeys: ['key-1'], clientSecret: null });
    expect(await read(3000)).toBeNull();
  });

  it('stand nowhere in the table as plain text', async () => {
    await setup.savePortalSecrets([saved]);
    const rows = await secretRows();
    expect(rows).toHaveLength(1);
    const text = JSON.stringify(rows);
    for (const secret of ['pat-token-1', 'key-1']) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('base64url'));
    }
  });

  it('keep the key before valid while keys are rotated, and only that one', async () => {
    await setup.savePortalSecrets([saved]);
    await setup.savePortalSecrets([{ ...saved, portalKey: 'key-2' }]);
    expect((await read())?.portalKeys).toEqual(['key-2', 'key-1']);
    await setup.savePortalSecrets([{ ...saved, portalKey: 'key-2', crmToken: 'pat-token-2' }]);
    expect(await read()).toMatchObject({ crmToken: 'pat-token-2', portalKeys: ['key-2', 'key-1'] });
    await setup.savePortalSecrets([{ ...saved, portalKey: 'key-3' }]);
    expect((await read())?.portalKeys).toEqual(['key-3', 'key-2']);
  });

  it('do not change a byte when they are saved again', async () => {
    await setup.savePortalSecrets([saved]);
    const before = await secretRows();
    await setup.savePortalSecrets([saved]);
    expect(await secretRows()).toEqual(before);
  });

  it('do not open in the row of another portal, nor with another master key', async () => {
    await setup.savePortalSecrets([saved]);
    await sql`update portal_secrets set portal_id = 3000`.execute(database().kysely);
    await expect(read(3000)).rejects.toThrow('belongs to another portal');
    await sql`update portal_secrets set portal_id = 2000`.execute(database().kysely);
    await expect(read(2000, sealer(new Uint8Array(32).fill(8)))).rejects.toThrow('another MASTER_KEY');
  });

  it('can be set anew by an administrator who lost the master key', async () => {
    await setup.savePortalSecrets([saved]);
    const others = sealer(new Uint8Array(32).fill(8));
    await setupStore(database(), others).savePortalSecrets([{ ...saved, portalKey: 'key-2' }]);
    expect(await read(2000, others)).toMatchObject({ crmToken: 'pat-token-1', portalKeys: ['key-2'] });
  });
});

const company5 = (domain: string) => ({ companyId: '5', domain, ownerId: '1', name: 'Acme' });

describe('the mirror', () => {
  it('remembers where it stopped, until it is finished', async () => {
    const beganAt = new Date('2026-11-24T09:00:00Z');
    expect(await setup.readMirror(vendorPortalId)).toBeNull();
    await setup.beginMirror(vendorPortalId, beganAt);
    const start = { cursor: null, read: 0, beganAt };
    expect(await setup.readMirror(vendorPortalId)).toEqual(start);
    expect(await setup.saveMirrorRound(vendorPortalId, start, { cursor: '200', read: 100 })).toBe(true);
    await setup.markInstalled(vendorPortalId, new Date('2026-11-24T10:00:00Z'));
    expect(await setup.readMirror(vendorPortalId)).toEqual({ cursor: '200', read: 100, beganAt });

    await setup.finishMirror(vendorPortalId, beganAt, new Date('2026-11-24T11:00:00Z'));
    expect(await setup.readMirror(vendorPortalId)).toBeNull();
    expect(await setup.readMirroredAt(vendorPortalId)).toEqual(new Date('2026-11-24T11:00:00Z'));
    const row = await database().kysely.selectFrom('portalSetups').selectAll().executeTakeFirstOrThrow();
    expect(row.installedAt).toEqual(new Date('2026-11-24T10:00:00Z'));
    expect(row.mirroredAt).toBeInstanceOf(Date);
  });

  it('begins a round anew that was under way before it was counted', async () => {
    const beganAt = new Date('2026-11-24T09:00:00Z');
    await setup.beginMirror(vendorPortalId, beganAt);
    const undo = new Error('undo');
    const migrated = database()
      .kysely.transaction()
      .execute(async (transaction) => {
        await sql`alter table portal_setups drop column mirror_read`.execute(transaction);
        await sql`update portal_setups set mirror_cursor = '200'`.execute(transaction);
        await countOfMirroredCompanies.up(transaction);
        const row = await transaction.selectFrom('portalSetups').selectAll().executeTakeFirstOrThrow();
        expect(row).toMatchObject({ mirrorCursor: null, mirrorRead: 0, mirrorBeganAt: beganAt });
        throw undo;
      });
    await expect(migrated).rejects.toBe(undo);
  });

  it('tells a process that another one is ahead in the round, has ended it or has begun the next, and stays as it is', async () => {
    const [beganAt, laterAt] = [new Date('2026-11-24T09:00:00Z'), new Date('2026-11-25T09:00:00Z')];
    await setup.beginMirror(vendorPortalId, beganAt);
    const start = { cursor: null, read: 0, beganAt };
    await setup.saveMirrorRound(vendorPortalId, start, { cursor: '200', read: 100 });
    const behind = () => setup.saveMirrorRound(vendorPortalId, start, { cursor: '150', read: 50 });
    expect(await behind()).toBe(false);
    expect(await setup.readMirror(vendorPortalId)).toEqual({ cursor: '200', read: 100, beganAt });

    await setup.finishMirror(vendorPortalId, beganAt, laterAt);
    expect(await behind()).toBe(false);
    expect(await setup.readMirror(vendorPortalId)).toBeNull();

    await setup.beginMirror(vendorPortalId, laterAt);
    expect(await behind()).toBe(false);
    await setup.finishMirror(vendorPortalId, beganAt, laterAt);
    expect(await setup.readMirror(vendorPortalId)).toEqual({ cursor: null, read: 0, beganAt: laterAt });
  });

  it('forgets at the end of a round whom the round did not meet, but not what the app made meanwhile', async () => {
    const [before, beganAt, at] = ['08:00', '09:00', '10:00'].map(
      (time) => new Date(`2026-11-24T${time}:00Z`),
    );
    if (!before || !beganAt || !at) throw new Error('Three moments.');
    await setup.mirrorCompanies([company5('gone.de')], ['5'], before);
    await setup.beginMirror(vendorPortalId, beganAt);
    await setup.mirrorCompanies([{ ...company5('met.de'), companyId: '6' }], ['6'], at);
    await database()
      .kysely.insertInto('vendorCompanies')
      .values({
        domain: 'made.de',
        companyId: '7',
        ownerId: null,
        name: null,
        nameKey: null,
        refreshedAt: null,
      })
      .execute();
    await setup.finishMirror(vendorPortalId, beganAt, at);
    const rows = await database()
      .kysely.selectFrom('vendorCompanies')
      .select('domain')
      .orderBy('domain')
      .execute();
    expect(rows.map(({ domain }) => domain)).toEqual(['made.de', 'met.de']);
  });

  it('replaces what it knew of a company, all its domains included', async () => {
    await setup.mirrorCompanies(
      [company5('a.de'), company5('b.de'), { ...company5('c.de'), companyId: '6' }],
      ['5', '6'],
      new Date('2026-11-24T10:00:00Z'),
    );
    await setup.mirrorCompanies(
      [company5('b.de'), company5('b.de')],
      ['5'],
      new Date('2026-11-24T10:00:00Z'),
    );

    const rows = await database()
      .kysely.selectFrom('vendorCompanies')
      .select(['domain', 'companyId'])
      .orderBy('domain')
      .execute();
    expect(rows).toEqual([
      { domain: 'b.de', companyId: '5' },
      { domain: 'c.de', companyId: '6' },
    ]);
  });
});
