import type { TeamSeat } from '#core/team.ts';
import type { Actor } from '../ports.ts';
import type { VendorUser } from '../programme/programme.ts';
import { vendorUserOf } from '../programme/vendor-user.ts';
import { mayRegister } from '../request/permission.ts';

/**
 * Who writes on a shared deal, and whose reading counts as that of the side: everybody on its team, at the partner whoever may
 * register, at the vendor whoever has a role in the programme. Others of either company may look.
 */
export function takesPart(
  actor: Actor,
  team: readonly TeamSeat[],
  vendorUsers: readonly VendorUser[],
): boolean {
  const email = actor.userEmail.trim().toLowerCase();
  const isOnTeam = team.some(
    ({ side, person }) => side === actor.side && person?.email.trim().toLowerCase() === email,
  );
  if (isOnTeam) return true;
  if (actor.side === 'partner') return mayRegister(actor);
  return (vendorUserOf(actor, vendorUsers)?.roles.length ?? 0) > 0;
}
