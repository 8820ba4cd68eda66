import type { HostedCard } from './host/card-host.ts';
import type { ObjectTypeId, Side } from './host/host-api.ts';
import type { AssembledPart } from './package/assemble.ts';

/** What HubSpot does not know of a card: on whose side it is installed, and its title in the other language. */
const cards: Readonly<Record<string, { readonly side: Side; readonly title: HostedCard['title'] }>> = {
  register_deal_card: { side: 'partner', title: { en: 'Register deal', de: 'Deal registrieren' } },
  shared_deal_card: { side: 'partner', title: { en: 'Shared deal', de: 'Geteilter Deal' } },
  partner_attribution_card: {
    side: 'vendor',
    title: { en: 'Partner attribution', de: 'Partnerzuordnung' },
  },
};

const objectTypeIds: Readonly<Record<string, ObjectTypeId>> = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
};

/** How the card host shows an assembled card, from its own metafile. */
export function hostedCard(card: AssembledPart, bundleFile: string): HostedCard {
  const known = cards[card.uid];
  if (known === undefined) throw new Error(`The card host does not know the card ${card.uid}.`);
  const { location, objectTypes } = card.config as Pick<HostedCard, 'location'> & { objectTypes: string[] };
  return {
    id: card.uid,
    ...known,
    location,
    objectTypeIds: objectTypes.map((type) => {
      const id = objectTypeIds[type];
      if (id === undefined) throw new Error(`The card ${card.uid} sits on unknown records: ${type}.`);
      return id;
    }),
    bundleFile,
  };
}
