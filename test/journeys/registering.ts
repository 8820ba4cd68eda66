import type { RegisterDealPage } from '#devkit/drive/register-deal-page.ts';
import type { Language } from '#extensions/kit/labels.ts';
import type { Journey } from '#test/support/a-journey.ts';
import { closeOn } from './close-on.ts';

/** The three ways to a shared deal. */
export type Way = 'contact' | 'company' | 'conversion';

export interface Start {
  readonly by: Way;
  readonly portalId: number;
  /** Id of the contact, the company or the deal. */
  readonly record: string;
  readonly language: Language;
}

/** A card from which a deal can be registered, and what can be done there in the same words whichever way it is. */
export interface OpenedCard {
  readonly card: RegisterDealPage['card'];
  readonly labels: RegisterDealPage['labels'];
  /** From the card to the sent form, until both CRMs have the deal. */
  readonly register: () => Promise<void>;
  /** R7: the same for a further deal beside the open one. */
  readonly registerAnother: (difference: string) => Promise<void>;
}

const product = 'Nordlicht Marketing';

export async function openToRegister(journey: Journey, start: Start): Promise<OpenedCard> {
  const { by, language, ...where } = start;
  if (by === 'conversion') {
    const page = await journey.sharedDeal({ ...where, language });
    const { card, labels } = page;
    const shared = () => card.getByText(labels.sharedDealCard.toDo).waitFor();
    return {
      card,
      labels,
      register: () => page.convert(product).then(shared),
      registerAnother: (difference) => page.convertFurther(product, difference).then(shared),
    };
  }
  const page = await journey.registerDeal({ ...where, language, object: by === 'contact' ? '0-1' : '0-2' });
  const { card, labels } = page;
  // A company's record names no contact to share.
  const sharing = { shareContact: by === 'contact' };
  return {
    card,
    labels,
    register: () => page.register(product, closeOn[language], sharing),
    registerAnother: (difference) => page.registerAnother(product, closeOn[language], difference, sharing),
  };
}
