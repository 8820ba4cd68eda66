import { join } from 'node:path';
import type { ProgrammeDocument } from '#contracts/programme.ts';
import type { PortalSeed } from '../stand-in/portal-seed.ts';
import type { DataFault } from './data-report.ts';
import { DataFolderError } from './data-report.ts';
import { makeProgramme } from './default-programme.ts';
import type { FolderFacts } from './default-programme.ts';
import { findPortalFolders, tableNames } from './find-files.ts';
import type { PortalFolder, TableName } from './find-files.ts';
import { linkRecords } from './link-records.ts';
import { OwnerBook, personFromEmail } from './owner-book.ts';
import type { Person } from './owner-book.ts';
import { readProgramme } from './read-programme.ts';
import { readTable } from './read-table.ts';
import type { Table } from './read-table.ts';
import { draftRecords } from './seed-records.ts';
import type { DraftTable } from './seed-records.ts';

export type PortalSeedWithoutToken = Omit<PortalSeed, 'token'>;

export interface ReadOptions {
  /** 'YYYY-MM-DD'; cells that say `today+12` count from it. */
  readonly today: string;
  /** Gets every default that was assumed, a sentence each. */
  readonly log?: (line: string) => void;
  /** Called at least once per file, and every thousand rows. */
  readonly onProgress?: (progress: ReadProgress) => void;
}

interface ReadProgress {
  readonly file: string;
  readonly rowsRead: number;
}

interface TableCount {
  readonly loaded: number;
  /** Rows that stand in the report as skipped. */
  readonly skipped: number;
}

export interface DataFolder {
  /** Days that count from today stay as they are written. */
  readonly programme: ProgrammeDocument;
  /** The vendor's first, then the partners' in the order of the programme. */
  readonly portals: readonly PortalSeedWithoutToken[];
  /** Faults in the order of the files, then of the lines. */
  readonly report: readonly DataFault[];
  readonly counts: readonly {
    readonly portalId: number;
    readonly tables: Readonly<Record<TableName, TableCount>>;
  }[];
  readonly defaults: readonly string[];
}

type Tables = Partial<Record<TableName, Table>>;
type ProgrammePortal = ProgrammeDocument['vendor']['portal'];

/**
 * Reads a data folder: `programme.json` and a folder of HubSpot exports per portal. What cannot be read costs a value
 * or a row and stands in the report; only a folder that is missing or a faulty `programme.json` throws
 * (`DataFolderError`, with all its faults). Reading the same folder twice gives the same ids.
 */
export async function readDataFolder(folder: string, options: ReadOptions): Promise<DataFolder> {
  const { folders, hasProgramme, report } = await findPortalFolders(folder);
  if (folders.length === 0 && !hasProgramme) {
    const fault = 'There is neither a programme.json nor any CSV file in it.';
    throw new DataFolderError([{ file: folder, fault, effect: 'noted' }]);
  }
  const given = hasProgramme ? await readProgramme(join(folder, 'programme.json')) : undefined;
  const tablesOf = new Map<PortalFolder, Tables>();
  for (const portalFolder of folders) {
    tablesOf.set(portalFolder, await readTables(folder, portalFolder, options));
  }
  const { programme, defaults } =
    given === undefined
      ? makeProgramme(folders.map((portalFolder) => factsOf(portalFolder, tablesOf.get(portalFolder) ?? {})))
      : { programme: given, defaults: [] };

  const portals: PortalSeedWithoutToken[] = [];
  const counts: DataFolder['counts'][number][] = [];
  const sides = [
    {
      portal: programme.vendor.portal,
      known: [programme.vendor.portal.name, programme.vendor.name],
      named: vendorPeople(programme),
      isVendor: true,
    },
    ...programme.partners.flatMap((partner) =>
      partner.portals.map((portal) => ({
        portal,
        known: partner.portals.length === 1 ? [portal.name, partner.name, partner.id] : [portal.name],
        named: portal.registrants === 'everybody' ? [] : portal.registrants,
        isVendor: false,
      })),
    ),
  ];
  const unmatched = new Set(folders);
  for (const { portal, known, named, isVendor } of sides) {
    const names = [...known, ...(isVendor ? ['vendor', 'hersteller'] : [])];
    const own = folders.find(
      (candidate) => unmatched.has(candidate) && isFolderOf(candidate.name, portal, names),
    );
    const tables = own === undefined ? {} : (tablesOf.get(own) ?? {});
    if (own !== undefined) {
      unmatched.delete(own);
    }
    const seeded = seedPortal(portal, named, tables, options.today);
    portals.push(seeded.portal);
    counts.push({ portalId: portal.portalId, tables: seeded.counts });
    defaults.push(...seeded.defaults);
    report.push(...seeded.report);
  }
  for (const { name } of unmatched) {
    const fault = 'No portal of programme.json has this id or name, so the folder is not read.';
    report.push({ file: name, fault, effect: 'noted' });
  }
  defaults.forEach((line) => options.log?.(line));
  return { programme, portals, report, counts, defaults };
}

async function readTables(
  folder: string,
  { files }: PortalFolder,
  { onProgress }: ReadOptions,
): Promise<Tables> {
  const tables: Tables = {};
  for (const name of tableNames) {
    const file = files[name];
    if (file !== undefined) {
      tables[name] = await readTable(folder, file, name, (rowsRead) => onProgress?.({ file, rowsRead }));
    }
  }
  return tables;
}

function seedPortal(portal: ProgrammePortal, named: readonly string[], tables: Tables, today: string) {
  const people: Person[] = [...portal.people];
  const defaults: string[] = [];
  for (const email of new Set(named)) {
    if (!people.some((person) => person.email.toLowerCase() === email.toLowerCase())) {
      people.push(personFromEmail(email));
      defaults.push(
        `${email} is not among the people of portal ${portal.portalId} and is added to its users.`,
      );
    }
  }
  const owners = new OwnerBook(portal.portalId, people);
  const drafts: Partial<Record<TableName, DraftTable>> = {};
  for (const name of tableNames) {
    const table = tables[name];
    if (table !== undefined) {
      drafts[name] = draftRecords(table, { timeZone: portal.timeZone, today, owners });
    }
  }
  const linked = linkRecords(drafts);
  if (owners.made.length > 0) {
    const names = owners.made
      .slice(0, 5)
      .map((owner) => `${owner.firstName} ${owner.lastName} <${owner.email}>`.trim());
    const more = owners.made.length > names.length ? ` and ${owners.made.length - names.length} more` : '';
    const who = `${names.join(', ')}${more}`;
    defaults.push(`Owners that the files of portal ${portal.portalId} name are added to its users: ${who}.`);
  }
  if (owners.owners.length === 0) {
    const nobody = owners.find(`user@portal-${portal.portalId}.invalid`);
    defaults.push(`Portal ${portal.portalId} has no people; ${nobody?.email} is made as its user.`);
  }
  const currencies = currenciesOf(portal.currency, linked.records.deals);
  const seed: PortalSeedWithoutToken = {
    portalId: portal.portalId,
    name: portal.name,
    timeZone: portal.timeZone,
    currency: portal.currency,
    language: portal.language,
    ...(currencies === undefined ? {} : { currencies }),
    owners: owners.owners,
    ...linked.records,
  };
  const report = tableNames.flatMap((name) =>
    inLineOrder([
      ...(tables[name]?.report ?? []),
      ...(drafts[name]?.report ?? []),
      ...linked.report.filter(({ file }) => file === tables[name]?.file),
    ]),
  );
  const count = (name: TableName): TableCount => ({
    loaded: linked.records[name].length,
    skipped: report.filter(({ file, effect }) => file === tables[name]?.file && effect === 'row_skipped')
      .length,
  });
  return {
    portal: seed,
    defaults,
    counts: { companies: count('companies'), contacts: count('contacts'), deals: count('deals') },
    report,
  };
}

/** Everybody whom the programme gives something to do at the vendor. */
function vendorPeople({ roles, routing, partners }: ProgrammeDocument): string[] {
  const emails = [
    ...roles.map((line) => line.email),
    routing.defaultRep,
    ...routing.lines.map((line) => line.rep),
    ...partners.flatMap((partner) => [partner.cam, partner.pdm]),
  ];
  return emails.filter((email) => typeof email === 'string');
}

function factsOf(folder: PortalFolder, tables: Tables): FolderFacts {
  const all = Object.values(tables);
  const german = all.filter((table) => table.language === 'de').length;
  const currencies = cellsOf(tables.deals, 'deal_currency_code').filter((cell) => /^[A-Z]{3}$/.test(cell));
  const times = new Map<string, number>();
  for (const currency of currencies) {
    times.set(currency, (times.get(currency) ?? 0) + 1);
  }
  return {
    folder,
    language: german > all.length / 2 ? 'de' : 'en',
    currency: [...times].toSorted(([, left], [, right]) => right - left)[0]?.[0],
    companyOwners: cellsOf(tables.companies, 'hubspot_owner_id'),
  };
}

function cellsOf(table: Table | undefined, property: string): string[] {
  const column = table?.columns.find(
    ({ meaning }) => meaning.kind === 'property' && meaning.property === property,
  );
  const cells =
    column === undefined ? [] : (table?.rows ?? []).map((row) => row.cells[column.index]?.trim() ?? '');
  return cells.filter((cell) => cell !== '');
}

/** Undefined where the stand-in's own list is enough. */
function currenciesOf(own: string, deals: PortalSeedWithoutToken['deals']): string[] | undefined {
  const common = ['EUR', 'USD', 'GBP', 'CHF'];
  const used = (deals ?? []).flatMap((deal) => deal.properties['deal_currency_code'] ?? []);
  const rare = [...new Set(used)].filter((currency) => currency !== own && !common.includes(currency));
  return rare.length === 0 ? undefined : [...common, ...rare];
}

function isFolderOf(folderName: string, portal: ProgrammePortal, names: readonly string[]): boolean {
  return (
    folderName === String(portal.portalId) || names.some((name) => nameKey(name) === nameKey(folderName))
  );
}

function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}

function inLineOrder(faults: readonly DataFault[]): DataFault[] {
  return faults.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0));
}
