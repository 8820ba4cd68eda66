import { HubError } from '#contracts/errors.ts';
import type { RecordReference } from '#contracts/record-reference.ts';
import type { RecordDomain } from '#contracts/values.ts';
import { dayOf, type CalendarDay } from '#core/calendar-day.ts';
import { companySizeOf, type CompanySize } from '#core/company-size.ts';
import { countryCode } from '#core/country.ts';
import type { Policy } from '#core/policy.ts';
import type { PartnerPerson } from '#core/team.ts';
import type { Actor, CrmRecord, FactsQuery, Ports } from './ports.ts';
import type { Partner, Vendor } from './programme.ts';
import { recordDomains, type RecordDomains } from './record-domains.ts';

/** What the three operations on a record have in common: who asks, on what record, under which policy, on which day. */
export interface RegistrationContext {
  readonly actor: Actor;
  readonly partner: Partner;
  readonly partnerRep: PartnerPerson;
  readonly vendor: Vendor;
  readonly policy: Policy;
  readonly now: Date;
  /** In the vendor's time zone. */
  readonly today: CalendarDay;
  readonly record: CrmRecord;
  readonly domains: RecordDomains;
  /** From the record; null where it does not say. */
  readonly country: string | null;
  readonly companySize: CompanySize | null;
}

function partnerOf(actor: Actor): string {
  if (actor.partnerId === null) throw new HubError('operation.wrong_side');
  return actor.partnerId;
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
  const { store, crm, clock } = ports;
  const [partner, vendor, record, owner] = await Promise.all([
    store.readPartner(partnerOf(actor)),
    store.readVendor(),
    crm.readRecord(actor.portal.portalId, reference),
    crm.findOwner(actor.portal.portalId, { userId: actor.userId, email: actor.userEmail }),
  ]);
  if (record === null) throw new HubError('record.not_found');
  const now = clock.now();
  const today = dayOf(now, vendor.timeZone);
  const policy = await store.readPolicy(today);
  const domains = await recordDomains(record, {
    policy,
    vendorDomains: vendor.domains,
    ownDomains: partner.domains,
    store,
  });
  const { employees = null } = record.company ?? {};
  return {
    actor,
    partner,
    partnerRep: {
      userId: actor.userId,
      ownerId: owner?.ownerId ?? null,
      name: owner?.name ?? actor.userEmail,
      email: owner?.email ?? actor.userEmail,
    },
    vendor,
    policy,
    now,
    today,
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
