import type { Side } from '#core/deal-type.ts';

/** What a card's metafile cannot say: on whose side it is installed, and its words in German. */
interface AppCard {
  readonly side: Side;
  readonly de: { readonly name: string; readonly description: string };
}

const appCards: Readonly<Record<string, AppCard>> = {
  register_deal_card: {
    side: 'partner',
    de: {
      name: 'Deal registrieren',
      description: 'Zeigt, was eine Dealregistrierung für diesen Datensatz bewirken würde, und registriert.',
    },
  },
  shared_deal_card: {
    side: 'partner',
    de: {
      name: 'Geteilter Deal',
      description:
        'Zeigt, was in beiden CRMs zu diesem Deal steht, was zu tun ist und was er einbringt; teilt einen gewöhnlichen Deal.',
    },
  },
  partner_attribution_card: {
    side: 'vendor',
    de: {
      name: 'Partnerzuordnung',
      description:
        'Zeigt, welche Partner mit diesem Interessenten arbeiten, welcher Art ihre Deals sind und warum.',
    },
  },
};

/** Throws for a card that nobody has put on a side. */
export function appCard(uid: string): AppCard {
  const card = appCards[uid];
  if (card === undefined) throw new Error(`The card ${uid} is on no side: name it in app-cards.ts.`);
  return card;
}
