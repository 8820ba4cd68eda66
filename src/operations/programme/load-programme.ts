import type { ProgrammeDocument } from '#contracts/programme.ts';
import { dayOf } from '#core/calendar-day.ts';
import type { Policy } from '#core/policy.ts';
import { ProgrammeError } from './programme-error.ts';
import type { Portal } from './programme.ts';
import { resolveProgramme } from './resolve-programme.ts';
import type { PortalSecrets, SetupPorts } from './setup-ports.ts';

export interface LoadedProgramme {
  readonly vendor: string;
  readonly partners: number;
  readonly claims: number;
  readonly portals: readonly Portal[];
  /** The policy in force on the day of loading, with what the programme does otherwise. */
  readonly policy: Policy;
  /** E-mails of the vendor's owners to whom the programme gives no role; they are listed, not guessed (rules section 5). */
  readonly unmappedOwners: readonly string[];
}

/**
 * Loads a programme: people are found by e-mail among the owners of the vendor's portal, and the whole is saved in one
 * transaction. Loading the same again changes nothing, and no standing claim is ever overwritten. Throws one
 * `ProgrammeError` with every fault. `shippedPolicy` is what the programme's own policy overrides. The portals' secrets are saved first and stay: they open the vendor's portal.
 */
export async function loadProgramme(
  ports: SetupPorts,
  document: ProgrammeDocument,
  shippedPolicy: Policy,
  secrets: readonly PortalSecrets[],
): Promise<LoadedProgramme> {
  await ports.setup.savePortalSecrets(secrets);
  const { portalId, timeZone } = document.vendor.portal;
  const owners = await ports.crm.listOwners(portalId);
  const today = dayOf(ports.clock.now(), timeZone);
  const { programme, policy, faults } = resolveProgramme(document, owners, shippedPolicy, today);
  if (faults.length > 0) throw new ProgrammeError(faults);
  await ports.setup.saveProgramme(programme);
  return {
    vendor: programme.vendor.name,
    partners: programme.partners.length,
    claims: programme.claims.length,
    portals: programme.portals,
    policy,
    unmappedOwners: programme.users
      .filter((user) => user.active && user.roles.length === 0)
      .map(({ email }) => email),
  };
}
