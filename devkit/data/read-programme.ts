import { readFile } from 'node:fs/promises';
import { en } from 'zod/locales';
import { ProgrammeDocument } from '#contracts/programme.ts';
import type { DataFault } from './data-report.ts';
import { DataFolderError } from './data-report.ts';

const file = 'programme.json';

/**
 * Reads `programme.json`. Throws one `DataFolderError` with every fault, each with its path in the document, or
 * with the line of a syntax error. Days that count from today stay as they are written.
 */
export async function readProgramme(path: string): Promise<ProgrammeDocument> {
  const parsed = ProgrammeDocument.safeParse(parseJson(await readFile(path, 'utf8')), {
    error: en().localeError,
  });
  if (!parsed.success) {
    throw new DataFolderError(parsed.error.issues.map((issue) => faultAt(issue.path, `${issue.message}.`)));
  }
  const faults = findContradictions(parsed.data);
  if (faults.length > 0) {
    throw new DataFolderError(faults);
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  const bare = text.replace(/^\ufeff/, '');
  try {
    return JSON.parse(bare);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    const before = position === undefined ? bare.trimEnd() : bare.slice(0, Number(position));
    const fault = `This is no JSON: ${message.replace(/ in JSON at position.*| \(line.*/, '')}.`;
    throw new DataFolderError([{ file, line: before.split('\n').length, fault, effect: 'noted' }]);
  }
}

/** What the schema cannot see: numbers and names that stand twice, and teams that nobody is in. */
function findContradictions(programme: ProgrammeDocument): DataFault[] {
  const faults: DataFault[] = [];
  const portalPaths = new Map<number, string>();
  const partnerPaths = new Map<string, string>();
  const checkPortal = (portal: ProgrammeDocument['vendor']['portal'], path: PropertyKey[]) => {
    claimKey(faults, portalPaths, portal.portalId, [...path, 'portalId'], `Portal ${portal.portalId}`);
    const emails = new Map<string, string>();
    for (const [index, person] of portal.people.entries()) {
      claimKey(faults, emails, person.email.toLowerCase(), [...path, 'people', index, 'email'], person.email);
    }
  };
  checkPortal(programme.vendor.portal, ['vendor', 'portal']);
  const teams = new Set(programme.vendor.portal.people.flatMap((person) => person.teams.map(lowerCase)));
  for (const [index, { team }] of programme.roles.entries()) {
    if (team !== undefined && !teams.has(lowerCase(team))) {
      faults.push(
        faultAt(['roles', index, 'team'], `Nobody of vendor.portal.people is in the team "${team}".`),
      );
    }
  }
  for (const [index, partner] of programme.partners.entries()) {
    const path = ['partners', index];
    claimKey(faults, partnerPaths, partner.id, [...path, 'id'], `Partner "${partner.id}"`);
    for (const [portalIndex, portal] of partner.portals.entries()) {
      checkPortal(portal, [...path, 'portals', portalIndex]);
    }
  }
  return faults;
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function claimKey<Key>(
  faults: DataFault[],
  paths: Map<Key, string>,
  key: Key,
  path: readonly PropertyKey[],
  what: string,
): void {
  const other = paths.get(key);
  if (other === undefined) {
    paths.set(key, pathText(path));
  } else {
    faults.push(faultAt(path, `${what} stands at ${other} already.`));
  }
}

function faultAt(path: readonly PropertyKey[], fault: string): DataFault {
  return { file, fault: `${pathText(path)}: ${fault}`, effect: 'noted' };
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text === '' ? 'the document' : text.replace(/^\./, '');
}
