import type { DealType } from './deal-type.ts';
import type { VendorRole } from './team.ts';

/** The kinds that a vendor's own CRM deal becomes when a partner is added to it. */
export type UnsharedDealType = Extract<DealType, 'channel' | 'difm'>;

/**
 * What the vendor's own CRM deal would become by its owner's roles (rules section 6): a CAM's is a Channel deal, a direct
 * rep's a Do Inbound For Me deal. Null without either role: then no partner can be added. Who is both acts as CAM, since
 * that is the kind on which the partner earns.
 */
export function unsharedDealType(ownerRoles: readonly VendorRole[]): UnsharedDealType | null {
  if (ownerRoles.includes('cam')) return 'channel';
  return ownerRoles.includes('direct_rep') ? 'difm' : null;
}
