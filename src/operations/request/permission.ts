import { HubError } from '#contracts/errors.ts';
import type { Actor } from '../ports.ts';

/** A partner's users may register unless the settings of their portal name those who may (rules section 5). */
export function mayRegister({ portal, userEmail }: Actor): boolean {
  return portal.registrants === 'everybody' || portal.registrants.includes(userEmail.trim().toLowerCase());
}

/** For everything that spends, frees or writes in the partner's name: registering, converting, releasing. */
export function demandMayRegister(actor: Actor): void {
  if (!mayRegister(actor)) throw new HubError('operation.not_permitted');
}
