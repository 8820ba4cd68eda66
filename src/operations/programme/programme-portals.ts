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
  {
    portalId,
    name,
    currency,
    timeZone,
    language,
    registrants = 'everybody',
  }: ProgrammeDocument['vendor']['portal'] & {
    readonly registrants?: Portal['registrants'];
  },
  side: Portal['side'],
  partnerId: string | null,
): Portal {
  return {
    portalId,
    side,
    partnerId,
    name,
    currency,
    timeZone,
    language,
    registrants: registrants === 'everybody' ? registrants : registrants.map((email) => email.toLowerCase()),
  };
}
