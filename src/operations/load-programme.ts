import type { ProgrammeDocument } from '#contracts/programme.ts';
import { addDays, dayOf, toCalendarDay, type CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import { readDomain } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import type { Clock } from './ports.ts';
import type { Partner, Portal, Vendor, VendorUser } from './programme.ts';
import type { PortalSecrets, PortalSetup, SetupStore } from './setup-ports.ts';

export interface SetupPorts {
  readonly clock: Clock;
  readonly setup: SetupStore;
  readonly crm: PortalSetup;
}

/** A fault of a programme, with the path to the value that is wrong. */
export interface ProgrammeFault {
  readonly path: string;
  readonly fault: string;
}

/** Every fault of a programme at once; nothing of it was saved. */
export class ProgrammeError extends Error {
  readonly faults: readonly ProgrammeFault[];

  constructor(faults: readonly ProgrammeFault[]) {
    super(
      `The programme has faults:\n${faults.map(({ path, fault }) => `  - ${path}: ${fault}`).join('\n')}`,
    );
    this.name = 'ProgrammeError';
    this.faults = faults;
  }
}

export interface LoadedProgramme {
  readonly vendor: string;
  readonly partners: number;
  readonly claims: number;
  readonly portals: readonly Portal[];
  /** Owners of the vendor's portal to whom the programme gives no role; they are listed, not guessed (rules section 5). */
  readonly unmappedOwners: readonly string[];
}

type Owner = Awaited<ReturnType<PortalSetup['listOwners']>>[number];

function programmeDay(text: string, today: CalendarDay): CalendarDay {
  const [, offset] = /^today([+-]\d+)?$/.exec(text) ?? [];
  return text.startsWith('today') ? addDays(today, Number(offset ?? 0)) : toCalendarDay(text);
}

/** Turns the document into what the hub keeps, collecting every fault on the way. */
function resolve(document: ProgrammeDocument, owners: readonly Owner[], policy: Policy, today: CalendarDay) {
  const faults: ProgrammeFault[] = [];
  const byEmail = new Map(owners.map((owner) => [owner.email.toLowerCase(), owner]));

  const ownerId = (email: string | null, path: string): string | null => {
    if (email === null) return null;
    const owner = byEmail.get(email.toLowerCase());
    if (owner === undefined) faults.push({ path, fault: `${email} is no user of the vendor's portal` });
    return owner?.ownerId ?? null;
  };
  const domain = (written: string, path: string): string => {
    const reading = readDomain(written, policy.domains);
    if (!reading.ok) faults.push({ path, fault: `${written} is no registrable domain (${reading.reason})` });
    return reading.ok ? reading.domain : written;
  };
  const domains = (written: readonly string[], path: string) =>
    written.map((one, index) => domain(one, `${path}[${index}]`));

  const rolesByOwner = new Map<string, VendorUser['roles']>();
  for (const [index, { email, roles }] of document.roles.entries()) {
    const id = ownerId(email, `roles[${index}].email`);
    if (id !== null) rolesByOwner.set(id, roles);
  }
  const users = owners.map((owner): VendorUser => ({
    ...owner,
    roles: rolesByOwner.get(owner.ownerId) ?? [],
  }));

  const { vendor: written, routing } = document;
  const vendor: Vendor = {
    portalId: written.portal.portalId,
    name: written.name,
    timeZone: written.portal.timeZone,
    domains: domains(written.domains, 'vendor.domains'),
    dealPipelineId: written.dealPipelineId,
    dealStageId: written.dealStageId,
    defaultRepOwnerId: ownerId(routing.defaultRep, 'routing.defaultRep'),
    routing: routing.lines.flatMap((line, index) => {
      const rep = ownerId(line.rep, `routing.lines[${index}].rep`);
      return rep === null ? [] : [{ country: line.country, companySize: line.companySize, ownerId: rep }];
    }),
    products: written.products,
    links: written.links,
  };

  const partners = document.partners.map((partner, index): Partner => {
    const path = `partners[${index}]`;
    return {
      id: partner.id,
      name: partner.name,
      tier: partner.tier,
      camOwnerId: ownerId(partner.cam, `${path}.cam`),
      pdmOwnerId: ownerId(partner.pdm, `${path}.pdm`),
      domains: domains(partner.domains, `${path}.domains`),
    };
  });
  const claims = document.partners.flatMap((partner, index) =>
    partner.claims.map((claim, claimIndex): Claim => {
      const path = `partners[${index}].claims[${claimIndex}]`;
      const claimedOn = programmeDay(claim.claimedOn, today);
      const endsOn = programmeDay(claim.endsOn, today);
      if (endsOn < claimedOn) faults.push({ path, fault: 'ends before it begins' });
      return {
        domain: domain(claim.domain, `${path}.domain`),
        partnerId: partner.id,
        claimedOn,
        endsOn,
        releasedOn: null,
      };
    }),
  );
  const removals = document.partners.flatMap((partner, index) =>
    domains(partner.removals, `partners[${index}].removals`).map((removed) => ({
      partnerId: partner.id,
      domain: removed,
    })),
  );
  return {
    faults,
    programme: { vendor, users, partners, portals: portalsOf(document), policy, claims, removals },
  };
}

function portalOf(
  { portalId, name, currency, timeZone, language }: ProgrammeDocument['vendor']['portal'],
  side: Portal['side'],
  partnerId: string | null,
): Portal {
  return { portalId, side, partnerId, name, currency, timeZone, language };
}

/** Every portal of the programme, with the side it stands on. */
export function portalsOf(document: ProgrammeDocument): Portal[] {
  return [
    portalOf(document.vendor.portal, 'vendor', null),
    ...document.partners.flatMap((partner) =>
      partner.portals.map((portal) => portalOf(portal, 'partner', partner.id)),
    ),
  ];
}

function duplicateFaults(document: ProgrammeDocument): ProgrammeFault[] {
  const faults: ProgrammeFault[] = [];
  const seen = new Set<string>();
  const once = (kind: string, value: string | number, path: string) => {
    const key = `${kind} ${value}`;
    if (seen.has(key)) faults.push({ path, fault: `${key} stands twice` });
    seen.add(key);
  };
  once('portal', document.vendor.portal.portalId, 'vendor.portal.portalId');
  for (const [index, partner] of document.partners.entries()) {
    once('partner', partner.id, `partners[${index}].id`);
    for (const [portalIndex, portal] of partner.portals.entries()) {
      once('portal', portal.portalId, `partners[${index}].portals[${portalIndex}].portalId`);
    }
    for (const [claimIndex, claim] of partner.claims.entries()) {
      once('claim on', claim.domain.toLowerCase(), `partners[${index}].claims[${claimIndex}].domain`);
    }
  }
  return faults;
}

/**
 * Loads a programme: people are found by e-mail among the owners of the vendor's portal, and the whole is saved in one
 * transaction. Loading the same again changes nothing, and no standing claim is ever overwritten. Throws one
 * `ProgrammeError` with every fault.
 */
export async function loadProgramme(
  ports: SetupPorts,
  document: ProgrammeDocument,
  policy: Policy,
  secrets: readonly PortalSecrets[],
): Promise<LoadedProgramme> {
  const duplicates = duplicateFaults(document);
  if (duplicates.length > 0) throw new ProgrammeError(duplicates);
  await ports.setup.savePortalSecrets(secrets);
  const owners = await ports.crm.listOwners(document.vendor.portal.portalId);
  const today = dayOf(ports.clock.now(), document.vendor.portal.timeZone);
  const { faults, programme } = resolve(document, owners, policy, today);
  if (faults.length > 0) throw new ProgrammeError(faults);
  await ports.setup.saveProgramme(programme);
  return {
    vendor: programme.vendor.name,
    partners: programme.partners.length,
    claims: programme.claims.length,
    portals: programme.portals,
    unmappedOwners: programme.users
      .filter((user) => user.active && user.roles.length === 0)
      .map(({ email }) => email),
  };
}
