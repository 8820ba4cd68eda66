import type { AuditEntry } from '#operations/request/audit-entry.ts';
import type { LaterInsert } from './later-writes.ts';
import { toJson } from './json-column.ts';

export function auditInsert(entry: AuditEntry): LaterInsert {
  return (creator) => creator.insertInto('audit').values({ ...entry, data: toJson(entry.data) });
}
