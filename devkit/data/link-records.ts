import type { AssociationSeed, RecordSeed } from '../stand-in/portal-seed.ts';
import type { DataFault } from './data-report.ts';
import { tableNames } from './find-files.ts';
import type { TableName } from './find-files.ts';
import type { DraftRecord, DraftTable } from './seed-records.ts';

export type PortalRecords = Record<TableName, RecordSeed[]>;

/**
 * Joins the records of one portal. Links to records that no file brings are left out and told once per file,
 * since people export parts of their CRM. A row that names its company and gives no id is linked where exactly
 * one company has that name.
 */
export function linkRecords(drafts: Readonly<Partial<Record<TableName, DraftTable>>>): {
  records: PortalRecords;
  report: DataFault[];
} {
  const report: DataFault[] = [];
  const records: PortalRecords = { companies: [], contacts: [], deals: [] };
  const ids = {
    companies: idsOf(drafts.companies),
    contacts: idsOf(drafts.contacts),
    deals: idsOf(drafts.deals),
  };
  const companiesByName = indexCompanies(drafts.companies);
  for (const name of tableNames) {
    const draft = drafts[name];
    const missing: Partial<Record<TableName, number[]>> = {};
    for (const record of draft?.records ?? []) {
      for (const link of record.links) {
        if (!ids[link.to].has(link.id)) {
          (missing[link.to] ??= []).push(record.line);
        }
      }
      const associations = associationsOf(record, ids, companiesByName);
      records[name].push(associations.length === 0 ? record.seed : { ...record.seed, associations });
    }
    for (const to of tableNames) {
      const lines = missing[to];
      if (draft !== undefined && lines?.[0] !== undefined) {
        const fault = missingLinks(to, lines.length, drafts[to]?.table.file);
        report.push({ file: draft.table.file, line: lines[0], fault, effect: 'value_left_out' });
      }
    }
  }
  return { records, report };
}

function associationsOf(
  record: DraftRecord,
  ids: Readonly<Record<TableName, ReadonlySet<string>>>,
  companiesByName: ReadonlyMap<string, string | null>,
): AssociationSeed[] {
  const linked = new Map<string, AssociationSeed>();
  for (const { to, id, isPrimary } of record.links) {
    if (ids[to].has(id)) {
      const key = `${to} ${id}`;
      const wasPrimary = linked.get(key)?.primary ?? false;
      linked.set(key, {
        to,
        id,
        ...(to === 'companies' && (isPrimary || wasPrimary) ? { primary: true } : {}),
      });
    }
  }
  const namesCompany = record.links.some((link) => link.to === 'companies');
  const named =
    record.companyName === undefined ? undefined : companiesByName.get(nameKey(record.companyName));
  if (!namesCompany && typeof named === 'string') {
    linked.set(`companies ${named}`, { to: 'companies', id: named, primary: true });
  }
  return [...linked.values()];
}

function missingLinks(to: TableName, count: number, file: string | undefined): string {
  const links = count === 1 ? '1 link' : `${count} links`;
  return file === undefined
    ? `${links} to ${to}, of which there is no file.`
    : `${links} to ${to} that are not in ${file}.`;
}

function idsOf(draft: DraftTable | undefined): Set<string> {
  return new Set((draft?.records ?? []).map((record) => record.seed.id));
}

/** Null where several companies share a name. */
function indexCompanies(draft: DraftTable | undefined): Map<string, string | null> {
  const index = new Map<string, string | null>();
  for (const { seed } of draft?.records ?? []) {
    const key = nameKey(seed.properties['name'] ?? '');
    index.set(key, index.has(key) ? null : seed.id);
  }
  index.delete('');
  return index;
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
