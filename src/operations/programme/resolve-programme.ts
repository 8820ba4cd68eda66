import type { ProgrammeDocument } from '#contracts/programme.ts';
import { addDays, toCalendarDay, type CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import { readDomain } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import { vendorRoles, type VendorRole } from '#core/team.ts';
import type { ProgrammeFault } from './programme-error.ts';
import { overridePolicy, policyInForce } from './programme-policy.ts';
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
  /** The policy in force today, by which the programme's domains were read. */
  readonly policy: Policy;
  readonly faults: readonly ProgrammeFault[];
}

export function resolveProgramme(
  document: ProgrammeDocument,
  owners: readonly Owner[],
  shippedPolicy: Policy,
  today: CalendarDay,
): ProgrammeResolution {
  const own = document.policy && overridePolicy(shippedPolicy, document.policy);
  const policies: [Policy, ...Policy[]] = [shippedPolicy, ...(own === undefined ? [] : [own.policy])];
  const policy = policyInForce(policies, today);
  const reader = programmeReader(owners, policy);
  for (const { path, fault } of own?.faults ?? []) reader.fault(path, fault);
  const portals = portalsOf(document);
  const programme = {
    vendor: vendorOf(document, reader),
    users: usersOf(document, owners, reader),
    partners: partnersOf(document, reader),
    portals,
    policies,
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
  return { programme, policy, faults: reader.faults };
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
    products: vendor.products.length > 0 ? vendor.products : [productNamedAs(vendor.name)],
    links: vendor.links,
  };
}

/** A form asks for the products (rules section 2), so a vendor that lists none sells one, named as itself. */
function productNamedAs(vendor: string): Vendor['products'][number] {
  return { code: 'product', name: { en: vendor, de: vendor } };
}

/** All owners of the vendor's portal, with the roles of their own line and of each of their teams. */
function usersOf(
  document: ProgrammeDocument,
  owners: readonly Owner[],
  reader: ProgrammeReader,
): VendorUser[] {
  const rolesByOwner = new Map<string, readonly VendorRole[]>();
  for (const [index, { email, team, roles }] of document.roles.entries()) {
    const path = `roles[${index}]`;
    for (const ownerId of [
      ...(email === undefined ? [] : memberOf(email, `${path}.email`, reader)),
      ...(team === undefined ? [] : membersOf(team, owners, `${path}.team`, reader)),
    ]) {
      rolesByOwner.set(ownerId, [...(rolesByOwner.get(ownerId) ?? []), ...roles]);
    }
  }
  return owners.map(({ ownerId, userId, name, email, active }) => ({
    ownerId,
    userId,
    name,
    email,
    active,
    // Each once, in the catalogue's order, however many lines name it.
    roles: vendorRoles.filter((role) => rolesByOwner.get(ownerId)?.includes(role)),
  }));
}

function memberOf(email: string, path: string, reader: ProgrammeReader): string[] {
  reader.once('user', email.toLowerCase(), path);
  const ownerId = reader.ownerId(email, path);
  return ownerId === null ? [] : [ownerId];
}

/** Teams are known by their members only, so one without any cannot be told from a slip of the pen. */
function membersOf(team: string, owners: readonly Owner[], path: string, reader: ProgrammeReader): string[] {
  const name = team.toLowerCase();
  reader.once('team', name, path);
  const members = owners.filter((owner) => owner.teams.some((one) => one.toLowerCase() === name));
  if (members.length === 0) reader.fault(path, `no user of the vendor's portal is in the team ${team}`);
  return members.map(({ ownerId }) => ownerId);
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

interface PlacedClaim {
  readonly path: string;
  readonly claim: Claim;
}

/**
 * Several partners' claims on one domain may be told, one after the other: the earlier ones are history. Of a partner's own
 * claims on a domain only the last one counts.
 */
function claimsOf(document: ProgrammeDocument, reader: ProgrammeReader, today: CalendarDay): Claim[] {
  const placed = document.partners.flatMap(({ id, claims }, index) =>
    claims.map((claim, claimIndex): PlacedClaim => {
      const path = `partners[${index}].claims[${claimIndex}]`;
      const domain = reader.domain(claim.domain, `${path}.domain`);
      const claimedOn = programmeDay(claim.claimedOn, today);
      const endsOn = programmeDay(claim.endsOn, today);
      if (endsOn < claimedOn) reader.fault(path, 'ends before it begins');
      return { path, claim: { domain, partnerId: id, claimedOn, endsOn, releasedOn: null } };
    }),
  );
  // By the key: `shop.acme.de` and `acme.de` are one domain.
  for (const [domain, claims] of Map.groupBy(placed, ({ claim }) => claim.domain)) {
    for (const [index, { path, claim }] of claims.entries()) {
      if (claims.slice(0, index).some((other) => contradict(other.claim, claim, today))) {
        reader.fault(`${path}.domain`, `claim on ${domain} stands twice`);
      }
    }
  }
  return placed.map(({ claim }) => claim);
}

/** Two partners' claims fit where one has lapsed by today, and before the other began. */
function contradict(one: Claim, other: Claim, today: CalendarDay): boolean {
  if (one.partnerId === other.partnerId) return true;
  const [earlier, later] = one.claimedOn < other.claimedOn ? [one, other] : [other, one];
  return (
    earlier.claimedOn === later.claimedOn || earlier.endsOn >= later.claimedOn || earlier.endsOn >= today
  );
}

function programmeDay(text: string, today: CalendarDay): CalendarDay {
  const [relative, offset] = /^today([+-]\d+)?$/.exec(text) ?? [];
  return relative === undefined ? toCalendarDay(text) : addDays(today, Number(offset ?? 0));
}
