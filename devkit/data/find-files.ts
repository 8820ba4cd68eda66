import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { DataFault } from './data-report.ts';
import { DataFolderError } from './data-report.ts';

export const tableNames = ['companies', 'contacts', 'deals'] as const;
export type TableName = (typeof tableNames)[number];

/** A folder with the exports of one portal. Paths of files are below the data folder. */
export interface PortalFolder {
  readonly name: string;
  readonly files: Readonly<Partial<Record<TableName, string>>>;
}

/** What HubSpot calls its export files (`hubspot-crm-exports-all-contacts-2026-03-14.csv`), in both languages. */
const fileNameParts: Readonly<Record<TableName, RegExp>> = {
  companies: /compan(y|ies)|unternehmen/i,
  contacts: /contacts?|kontakte?/i,
  deals: /deals?/i,
};

/**
 * The portals' folders in the order of their names. CSV files that lie in the data folder itself are those of
 * one portal, named like the folder. Throws a `DataFolderError` when the folder does not exist.
 */
export async function findPortalFolders(
  folder: string,
): Promise<{ folders: PortalFolder[]; hasProgramme: boolean; report: DataFault[] }> {
  if (!(await isFolder(folder))) {
    const fault = `There is no folder ${folder}.`;
    throw new DataFolderError([{ file: folder, fault, effect: 'noted' }]);
  }
  const entries = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => !entry.name.startsWith('.'),
  );
  const report: DataFault[] = [];
  const folders: PortalFolder[] = [];
  for (const name of sorted(entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name))) {
    const found = chooseFiles(sorted(await readdir(join(folder, name))), `${name}/`);
    report.push(...found.report);
    if (Object.keys(found.files).length > 0) {
      folders.push({ name, files: found.files });
    }
  }
  const fileNames = sorted(entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
  const loose = chooseFiles(fileNames, '');
  report.push(...loose.report);
  if (Object.keys(loose.files).length > 0) {
    folders.push({ name: basename(resolve(folder)), files: loose.files });
  }
  return { folders, hasProgramme: fileNames.includes('programme.json'), report };
}

/** `contacts.csv` goes before any other name; of several others the last, since exports carry their date. */
function chooseFiles(
  fileNames: readonly string[],
  prefix: string,
): { files: Partial<Record<TableName, string>>; report: DataFault[] } {
  const files: Partial<Record<TableName, string>> = {};
  const unread = new Set(fileNames.filter((name) => /\.csv$/i.test(name)));
  for (const table of tableNames) {
    const candidates = [...unread].filter((name) => fileNameParts[table].test(name));
    const exact = candidates.find((name) => name.toLowerCase() === `${table}.csv`);
    const chosen = exact ?? candidates.at(-1);
    if (chosen !== undefined) {
      files[table] = `${prefix}${chosen}`;
      unread.delete(chosen);
    }
  }
  const report = [...unread].map((name) => ({
    file: `${prefix}${name}`,
    fault:
      'This file is not read: its name tells neither contacts, companies nor deals, or another file was taken.',
    effect: 'noted' as const,
  }));
  return { files, report };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return false;
    }
    throw error;
  }
}

function sorted(names: readonly string[]): string[] {
  return names.toSorted((left, right) => (left < right ? -1 : 1));
}
