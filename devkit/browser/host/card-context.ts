import type { CrmContext } from '@hubspot/ui-extensions';
import type { HostCard, HostPortal, HostUser, Language, ObjectTypeId } from '../../host/host-api.ts';

export interface CardPlace {
  appName: string;
  card: HostCard;
  portal: HostPortal;
  user: HostUser;
  /** Chosen on the page; the user's own one until then. */
  language: Language;
  objectTypeId: ObjectTypeId;
  recordId: string;
  /** How far the hub's day is from the system's; the card's own clock goes with it. */
  clockOffsetMs: number;
}

/** The `context` that HubSpot would give the card in this place. */
export function cardContext(place: CardPlace): CrmContext {
  const { user, portal, card, language } = place;
  return {
    location: card.location,
    user: {
      id: user.id,
      email: user.email,
      emails: [user.email],
      firstName: user.firstName,
      lastName: user.lastName,
      locale: language === user.language ? user.locale : language,
      language,
      teams: user.teams.map((team) => ({ ...team })),
      roles: [...user.roles],
      permissions: [],
    },
    portal: { id: portal.portalId, timezone: portal.timeZone },
    crm: { objectId: Number(place.recordId), objectTypeId: place.objectTypeId },
    extension: { appId: 1, appName: place.appName, cardTitle: card.title[language] },
    variables: {},
  };
}
