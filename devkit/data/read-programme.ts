import { readFile } from 'node:fs/promises';
import { en } from 'zod/locales';
import { ProgrammeDocument } from '#contracts/programme.ts';
import { isCalendarDay } from '#core/calendar-day.ts';
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

/** What the schema cannot see: numbers and names that stand twice, days that do not exist, people of nobody. */
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
    if (!isTimeZone(portal.timeZone)) {
      faults.push(faultAt([...path, 'timeZone'], `There is no time zone "${portal.timeZone}".`));
    }
  };
  checkPortal(programme.vendor.portal, ['vendor', 'portal']);
  for (const [index, partner] of programme.partners.entries()) {
    const path = ['partners', index];
    claimKey(faults, partnerPaths, partner.id, [...path, 'id'], `Partner "${partner.id}"`);
    for (const [portalIndex, portal] of partner.portals.entries()) {
      checkPortal(portal, [...path, 'portals', portalIndex]);
    }
    for (const [claimIndex, claim] of partner.claims.entries()) {
      const missing = (['claimedOn', 'endsOn'] as const).filter((name) => !isDay(claim[name]));
      faults.push(
        ...missing.map((name) =>
          faultAt([...path, 'claims', claimIndex, name], `There is no day ${claim[name]}.`),
        ),
      );
    }
  }
  return faults;
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

function isDay(day: string): boolean {
  return day.startsWith('today') || isCalendarDay(day);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
