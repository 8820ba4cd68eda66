import type { Policy } from '#core/policy.ts';
import type { Portal } from './programme.ts';
import { mirrorCompanies, type MirrorProgress } from './mirror-companies.ts';
import type { SetupPorts } from './setup-ports.ts';

export interface InstalledPortal {
  readonly portalId: number;
  readonly properties: { readonly created: number; readonly existing: number };
  /** Companies of the round into the mirror, also those that an interrupted run had read; only the vendor's are. */
  readonly companies: number;
}

/**
 * Makes a portal ready: our property group and properties, and for the vendor's portal the mirror of its companies, from which
 * it is known who holds a domain. Idempotent; a mirror that was interrupted goes on where it stopped.
 */
export async function installPortal(
  ports: SetupPorts,
  portal: Portal,
  policy: Policy,
  onProgress: (progress: MirrorProgress) => void = () => undefined,
): Promise<InstalledPortal> {
  const { properties } = await preparePortal(ports, portal);
  const companies =
    portal.side === 'vendor' ? await mirrorCompanies(ports, portal.portalId, policy, onProgress) : 0;
  return { portalId: portal.portalId, properties, companies };
}

/** Properties alone: for whoever waits in a browser. A worker sees that the vendor's companies are still to be read. */
export async function preparePortal(
  { setup, crm, clock }: SetupPorts,
  portal: Portal,
): Promise<Pick<InstalledPortal, 'properties'>> {
  const properties = await crm.installProperties(portal);
  await setup.markInstalled(portal.portalId, clock.now());
  return { properties };
}
