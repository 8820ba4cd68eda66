import { HubError } from '#contracts/errors.ts';
import { auditEntry } from './audit-entry.ts';
import type { OperationHandlers } from './handlers.ts';
import type { Ports } from './ports.ts';
import { domainOnRecord, readRegistrationContext, type RegistrationContext } from './registration-context.ts';
import { offerFor } from './registration-offer.ts';

/**
 * Counts and audits a look at a domain's outcome, within a quota per partner and day, so that the preview is no oracle for
 * who holds what (rules section 2). False where the quota is used up.
 */
export async function countPreview(
  ports: Ports,
  context: RegistrationContext,
  domain: string,
): Promise<boolean> {
  const { partner, today, policy, record } = context;
  const within = await ports.store.countPreview(partner.id, today, policy.preview.dailyQuota);
  await ports.store.insertAudit(
    auditEntry(ports, context, within ? 'registration.previewed' : 'registration.preview_refused', domain, {
      record: { type: record.type, id: record.id },
    }),
  );
  return within;
}

/** The outcome that registering a domain of the record would have; no claim, no shared deal, no notice comes of it. */
export function previewRegistration(ports: Ports): OperationHandlers['preview-registration'] {
  return async (actor, request) => {
    const context = await readRegistrationContext(ports, actor, request.record);
    const domain = domainOnRecord(context, request.domain);
    if (!(await countPreview(ports, context, domain.domain))) throw new HubError('preview.quota_exceeded');
    return { registration: await offerFor(ports, context, domain) };
  };
}
