import { HubError } from '#contracts/errors.ts';
import type { RecordReference } from '#contracts/record-reference.ts';
import type { RecordDomain } from '#contracts/values.ts';
import { companySizeOf, type CompanySize } from '#core/company-size.ts';
import { countryCode } from '#core/country.ts';
import type { PartnerPerson } from '#core/team.ts';
import type { Actor, Ports } from '../ports.ts';
import type { CrmRecord } from '../crm-ports.ts';
import type { FactsQuery } from '../store-ports.ts';
import { readProgrammeContext, type ProgrammeContext } from '../programme/programme-context.ts';
import { recordDomains, type RecordDomains } from '../record/record-domains.ts';

/** What the operations on a record have in common beside the programme: the record, and who of the partner is at work. */
export interface RegistrationContext extends ProgrammeContext {
  readonly partnerRep: PartnerPerson;
  readonly record: CrmRecord;
  readonly domains: RecordDomains;
  /** From the record; null where it does not say. */
  readonly country: string | null;
  readonly companySize: CompanySize | null;
}

/**
 * Reads the record with the portal's own token: what the card sends about it is for display only (rules section 4).
 * Refuses with `record.not_found`, `crm.unavailable` or `crm.not_permitted`.
 */
export async function readRegistrationContext(
  ports: Ports,
  actor: Actor,
  reference: RecordReference,
): Promise<RegistrationContext> {
  const { store, crm } = ports;
  const [programme, record, owner] = await Promise.all([
    readProgrammeContext(ports, actor),
    crm.readRecord(actor.portal.portalId, reference),
    crm.findOwner(actor.portal.portalId, { userId: actor.userId, email: actor.userEmail }),
  ]);
  if (record === null) throw new HubError('record.not_found');
  const { partner, vendor, policy } = programme;
  const domains = await recordDomains(record, {
    policy,
    vendorDomains: vendor.domains,
    ownDomains: partner.domains,
    store,
  });
  const { employees = null } = record.company ?? {};
  return {
    ...programme,
    partnerRep: {
      userId: actor.userId,
      ownerId: owner?.ownerId ?? null,
      name: owner?.name ?? actor.userEmail,
      email: owner?.email ?? actor.userEmail,
    },
    record,
    domains,
    country: countryCode(record.company?.country ?? record.contact?.country ?? null),
    companySize: employees === null ? null : companySizeOf(employees),
  };
}

/** What is to be known of a domain. What the user states counts only where the record does not say (rules section 2). */
export function factsQuery(
  context: RegistrationContext,
  domain: string,
  stated: { readonly country: string | null; readonly companySize: CompanySize | null } = context,
): FactsQuery {
  return {
    partnerId: context.partner.id,
    domain,
    today: context.today,
    partnerRep: context.partnerRep,
    country: context.country ?? stated.country,
    companySize: context.companySize ?? stated.companySize,
  };
}

/** The domain as it stands on the record; whatever else the card sends is refused. */
export function domainOnRecord(context: RegistrationContext, domain: string): RecordDomain {
  const found = context.domains.found.find((candidate) => candidate.domain === domain);
  if (found !== undefined) return found;
  const { refusal } = context.domains;
  if (refusal !== null) {
    throw new HubError('domain.not_registrable', {
      reason: refusal.reason,
      fields: [{ pointer: '/domain', code: refusal.reason }],
    });
  }
  throw new HubError('domain.not_on_record', { fields: [{ pointer: '/domain', code: 'not_on_record' }] });
}
