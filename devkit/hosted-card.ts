import type { HostedCard } from './host/card-host.ts';
import type { ObjectTypeId } from './host/host-api.ts';
import { appCard } from './package/app-cards.ts';
import type { AssembledPart } from './package/assemble.ts';

const objectTypeIds: Readonly<Record<string, ObjectTypeId>> = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
};

/** How the card host shows an assembled card, from its own metafile. The paths are those of its bundles, by door. */
export function hostedCard(card: AssembledPart, bundleFiles: HostedCard['bundleFiles']): HostedCard {
  const { side, de } = appCard(card.uid);
  const { name, location, objectTypes } = card.config as Pick<HostedCard, 'location'> & {
    name: string;
    objectTypes: string[];
  };
  return {
    id: card.uid,
    side,
    title: { en: name, de: de.name },
    location,
    objectTypeIds: objectTypes.map((type) => {
      const id = objectTypeIds[type];
      if (id === undefined) throw new Error(`The card ${card.uid} sits on unknown records: ${type}.`);
      return id;
    }),
    bundleFiles,
  };
}
