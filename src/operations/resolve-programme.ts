import type { ProgrammeDocument } from '#contracts/programme.ts';
import { addDays, toCalendarDay, type CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import { readDomain } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import type { ProgrammeFault } from './programme-error.ts';
import { portalsOf } from './programme-portals.ts';
import type { Partner, Vendor, VendorUser } from './programme.ts';
import type { PortalSetup, ResolvedProgramme } from './setup-ports.ts';

/**
 * Turns a programme as people write it into what the hub keeps: people by their owner id, domains by their key, days by
 * the calendar. It collects every fault on the way instead of stopping at the first, and guesses nothing: who is not found,
 * or stands twice, is a fault.
 */

type Owner = Awaited<ReturnType<PortalSetup['listOwners']>>[number];

/** The programme is of use only where `faults` is empty. */
interface ProgrammeResolution {
  readonly programme: ResolvedProgramme;
  readonly faults: readonly ProgrammeFault[];
}

export function resolveProgramme(
  document: ProgrammeDocument,
  owners: readonly Owner[],
  policy: Policy,
  today: CalendarDay,
): ProgrammeResolution {
  const reader = programmeReader(owners, policy);
  const portals = portalsOf(document);
  const programme = {
    vendor: vendorOf(document, reader),
    users: usersOf(document, owners, reader),
    partners: partnersOf(document, reader),
    portals,
    policy,
    claims: claimsOf(document, reader, today),
    removals: document.partners.flatMap(({ id, removals }, index) =>
      reader.domains(removals, `partners[${index}].removals`).map((domain) => ({ partnerId: id, domain })),
    ),
  };
  reader.once('portal', document.vendor.portal.portalId, 'vendor.portal.portalId');
  for (const [index, partner] of document.partners.entries()) {
    reader.once('partner', partner.id, `partners[${index}].id`);
    for (const [portalIndex, { portalId }] of partner.portals.entries()) {
      reader.once('portal', portalId, `partners[${index}].portals[${portalIndex}].portalId`);
    }
  }
  return { programme, faults: reader.faults };
}

/** Reads single values and remembers what was wrong with them. */
interface ProgrammeReader {
  readonly faults: readonly ProgrammeFault[];
  fault(path: string, fault: string): void;
  /** The owner with this e-mail in the vendor's portal. */
  ownerId(email: string | null, path: string): string | null;
  /** The key of a domain, however it is written. */
  domain(written: string, path: string): string;
  domains(written: readonly string[], path: string): string[];
  /** A fault where the value was seen before among those of its kind. */
  once(kind: string, value: string | number, path: string): void;
}

function programmeReader(owners: readonly Owner[], policy: Policy): ProgrammeReader {
  const faults: ProgrammeFault[] = [];
  const seen = new Set<string>();
  const byEmail = new Map(owners.map((owner) => [owner.email.toLowerCase(), owner.ownerId]));

  const fault = (path: string, text: string): void => {
    faults.push({ path, fault: text });
  };
  const domain = (written: string, path: string): string => {
    const reading = readDomain(written, policy.domains);
    if (reading.ok) return reading.domain;
    fault(path, `${written} is no registrable domain (${reading.reason})`);
    return written;
  };
  return {
    faults,
    fault,
    ownerId(email, path) {
      if (email === null) return null;
      const ownerId = byEmail.get(email.toLowerCase());
      if (ownerId === undefined) fault(path, `${email} is no user of the vendor's portal`);
      return ownerId ?? null;
    },
    domain,
    domains: (written, path) => written.map((one, index) => domain(one, `${path}[${index}]`)),
    once(kind, value, path) {
      const key = `${kind} ${value}`;
      if (seen.has(key)) fault(path, `${key} stands twice`);
      seen.add(key);
    },
  };
}

function vendorOf({ vendor, routing }: ProgrammeDocument, reader: ProgrammeReader): Vendor {
  return {
    portalId: vendor.portal.portalId,
    name: vendor.name,
    timeZone: vendor.portal.timeZone,
    domains: reader.domains(vendor.domains, 'vendor.domains'),
    dealPipelineId: vendor.dealPipelineId,
    dealStageId: vendor.dealStageId,
    defaultRepOwnerId: reader.ownerId(routing.defaultRep, 'routing.defaultRep'),
    routing: routing.lines.flatMap(({ country, companySize, rep }, index) => {
      const ownerId = reader.ownerId(rep, `routing.lines[${index}].rep`);
      return ownerId === null ? [] : [{ country, companySize, ownerId }];
    }),
    products: vendor.products,
    links: vendor.links,
  };
}

/** All owners of the vendor's portal; whom the programme gives no role has none. */
function usersOf(
  document: ProgrammeDocument,
  owners: readonly Owner[],
  reader: ProgrammeReader,
): VendorUser[] {
  const rolesByOwner = new Map<string, VendorUser['roles']>();
  for (const [index, { email, roles }] of document.roles.entries()) {
    const path = `roles[${index}].email`;
    reader.once('user', email.toLowerCase(), path);
    const ownerId = reader.ownerId(email, path);
    if (ownerId !== null) rolesByOwner.set(ownerId, roles);
  }
  return owners.map((owner) => ({ ...owner, roles: rolesByOwner.get(owner.ownerId) ?? [] }));
}

function partnersOf(document: ProgrammeDocument, reader: ProgrammeReader): Partner[] {
  return document.partners.map(({ id, name, tier, cam, pdm, domains }, index) => {
    const path = `partners[${index}]`;
    const keys = reader.domains(domains, `${path}.domains`);
    for (const [domainIndex, key] of keys.entries()) {
      reader.once('partner domain', key, `${path}.domains[${domainIndex}]`);
    }
    return {
      id,
      name,
      tier,
      camOwnerId: reader.ownerId(cam, `${path}.cam`),
      pdmOwnerId: reader.ownerId(pdm, `${path}.pdm`),
      domains: keys,
    };
  });
}

function claimsOf(document: ProgrammeDocument, reader: ProgrammeReader, today: CalendarDay): Claim[] {
  return document.partners.flatMap(({ id, claims }, index) =>
    claims.map((claim, claimIndex) => {
      const path = `partners[${index}].claims[${claimIndex}]`;
      const domain = reader.domain(claim.domain, `${path}.domain`);
      // By its key: `shop.acme.de` and `acme.de` are one domain.
      reader.once('claim on', domain, `${path}.domain`);
      const claimedOn = programmeDay(claim.claimedOn, today);
      const endsOn = programmeDay(claim.endsOn, today);
      if (endsOn < claimedOn) reader.fault(path, 'ends before it begins');
      return { domain, partnerId: id, claimedOn, endsOn, releasedOn: null };
    }),
  );
}

function programmeDay(text: string, today: CalendarDay): CalendarDay {
  const [relative, offset] = /^today([+-]\d+)?$/.exec(text) ?? [];
  return relative === undefined ? toCalendarDay(text) : addDays(today, Number(offset ?? 0));
}
