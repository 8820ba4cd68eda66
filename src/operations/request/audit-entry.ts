import type { Ports } from '../ports.ts';
import type { ProgrammeContext } from '../programme/programme-context.ts';

export interface AuditEntry {
  readonly auditId: string;
  /** ISO moment. */
  readonly at: string;
  readonly partnerId: string | null;
  readonly portalId: number;
  readonly userId: string;
  readonly userEmail: string;
  readonly userProof: 'platform' | 'asserted';
  readonly action: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

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
