import type { AuditEntry, Ports } from './ports.ts';
import type { ProgrammeContext } from './programme-context.ts';

/** Who did what to which subject, when, and how well the user was proven. */
export function auditEntry(
  ports: Pick<Ports, 'ids'>,
  { actor, partner, now }: Pick<ProgrammeContext, 'actor' | 'partner' | 'now'>,
  action: string,
  subject: string,
  data: AuditEntry['data'],
): AuditEntry {
  return {
    auditId: ports.ids.next(),
    at: now.toISOString(),
    partnerId: partner.id,
    portalId: actor.portal.portalId,
    userId: actor.userId,
    userEmail: actor.userEmail,
    userProof: actor.userProof,
    action,
    subject,
    data,
  };
}
