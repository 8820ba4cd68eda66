import { auditEntry } from '../request/audit-entry.ts';
import type { Ports } from '../ports.ts';
import type { RegistrationContext } from './registration-context.ts';

/**
 * Counts and audits a look at a domain's outcome, within a quota per partner and day, so that it is no oracle for who holds
 * what (rules section 2). False where the quota is used up: then nothing may be shown. An outcome that is shown because it
 * is not the expected one counts like any other; else a made-up expectation would be a preview without end.
 */
export async function countPreview(
  ports: Ports,
  context: RegistrationContext,
  domain: string,
): Promise<boolean> {
  const { partner, today, policy, record } = context;
  const entry = auditEntry(ports, context, 'registration.previewed', domain, {
    record: { type: record.type, id: record.id },
  });
  const refusedAction = 'registration.preview_refused';
  return ports.store.countPreview(partner.id, today, policy.preview.dailyQuota, entry, refusedAction);
}
