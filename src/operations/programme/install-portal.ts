import { readDomain } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import type { Portal } from './programme.ts';
import type { CompanyPage, MirroredCompany, SetupPorts } from './setup-ports.ts';

export interface InstalledPortal {
  readonly portalId: number;
  readonly properties: { readonly created: number; readonly existing: number };
  /** Companies read into the mirror; only the vendor's are. */
  readonly companies: number;
}

/** One row per registrable domain of a company; a company without one is in nobody's way. */
function mirrored(page: CompanyPage, policy: Policy): MirroredCompany[] {
  return page.companies.flatMap((company) => {
    const written = [company.domain, ...company.additionalDomains].filter((one) => one !== null);
    const domains = new Set<string>();
    for (const one of written) {
      const reading = readDomain(one, policy.domains);
      if (reading.ok) domains.add(reading.domain);
    }
    return [...domains].map((domain) => ({
      companyId: company.id,
      domain,
      ownerId: company.ownerId,
      name: company.name,
    }));
  });
}

/**
 * Makes a portal ready: our property group and properties, and for the vendor's portal the paged mirror of its companies,
 * from which it is known who holds a domain. Idempotent; a mirror that was interrupted goes on where it stopped.
 */
export async function installPortal(
  ports: SetupPorts,
  portal: Portal,
  policy: Policy,
  onProgress: (companies: number) => void = () => undefined,
): Promise<InstalledPortal> {
  const { setup, crm, clock } = ports;
  const properties = await crm.installProperties(portal);
  let companies = 0;
  if (portal.side === 'vendor') {
    let cursor = await setup.readMirrorCursor(portal.portalId);
    do {
      const page = await crm.readCompanyPage(portal.portalId, cursor);
      await setup.mirrorCompanies(
        mirrored(page, policy),
        page.companies.map(({ id }) => id),
      );
      companies += page.companies.length;
      onProgress(companies);
      cursor = page.next;
      await setup.saveMirrorCursor(portal.portalId, cursor, cursor === null);
    } while (cursor !== null);
  }
  await setup.markInstalled(portal.portalId, clock.now());
  return { portalId: portal.portalId, properties, companies };
}
