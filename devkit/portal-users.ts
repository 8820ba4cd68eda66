import type { ProgrammeDocument } from '#contracts/programme.ts';
import type { HostUser } from './host/host-api.ts';
import type { PortalSeedWithoutToken } from './data/read-folder.ts';

/** Who can be signed in to a portal of the card host: its owners, with the language that the programme gives them. */
export function portalUsers(portal: PortalSeedWithoutToken, programme: ProgrammeDocument): HostUser[] {
  const written = [programme.vendor.portal, ...programme.partners.flatMap(({ portals }) => portals)].find(
    ({ portalId }) => portalId === portal.portalId,
  );
  const languageOf = new Map(written?.people.map((person) => [person.email.toLowerCase(), person.language]));
  return portal.owners
    .filter((owner) => owner.archived !== true)
    .map((owner) => {
      const language = languageOf.get(owner.email.toLowerCase()) ?? portal.language;
      return {
        id: owner.userId,
        email: owner.email,
        firstName: owner.firstName,
        lastName: owner.lastName,
        locale: language === 'de' ? 'de-de' : 'en-gb',
        language,
        teams: [],
        roles: [],
      };
    });
}
