import type { Kysely } from 'kysely';
import type { AuditEntry } from '#operations/request/audit-entry.ts';
import { toJson, type Tables } from './schema.ts';

export async function insertAudit(kysely: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  await kysely
    .insertInto('audit')
    .values({ ...entry, data: toJson(entry.data) })
    .execute();
}
