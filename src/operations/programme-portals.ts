import type { ProgrammeDocument } from '#contracts/programme.ts';
import type { Portal } from './programme.ts';

/** Every portal of the programme, the vendor's first, with the side it stands on. */
export function portalsOf({ vendor, partners }: ProgrammeDocument): Portal[] {
  return [
    portalOf(vendor.portal, 'vendor', null),
    ...partners.flatMap(({ id, portals }) => portals.map((portal) => portalOf(portal, 'partner', id))),
  ];
}

function portalOf(
  { portalId, name, currency, timeZone, language }: ProgrammeDocument['vendor']['portal'],
  side: Portal['side'],
  partnerId: string | null,
): Portal {
  return { portalId, side, partnerId, name, currency, timeZone, language };
}
