import {
  Button,
  Checkbox,
  CurrencyInput,
  DateInput,
  LoadingButton,
  MultiSelect,
  Panel,
  TextArea,
  ToggleGroup,
} from '@hubspot/ui-extensions';
import type { OpenCard } from './open-card.tsx';

/** Hands of a person at the registration form; the form stands in the panel of the card's button. */
export const panel = (card: OpenCard) => card.find(Panel);
export const press = (card: OpenCard, text: string) => {
  panel(card)
    .find(Button, (button) => button.text === text)
    .trigger('onClick');
};
export const submit = (card: OpenCard, text = 'Register deal') => {
  panel(card)
    .find(LoadingButton, (button) => button.text === text)
    .trigger('onClick');
};

export function fillDealStep(card: OpenCard) {
  panel(card)
    .find(MultiSelect)
    .trigger('onChange', ['marketing'] as never);
  panel(card)
    .find(CurrencyInput)
    .trigger('onChange', 12_500.5 as never);
  panel(card)
    .find(DateInput)
    .trigger('onChange', { year: 2027, month: 0, date: 31 } as never);
}

export function write(card: OpenCard, name: string, text: string) {
  const area = panel(card).find(TextArea, { name });
  area.trigger('onInput', text as never);
  area.trigger('onChange', text as never);
  area.trigger('onBlur', text as never);
}

export function fillQualificationStep(card: OpenCard) {
  panel(card)
    .find(Checkbox, { name: 'relationshipConfirmed' })
    .trigger('onChange', true as never);
  panel(card)
    .find(Checkbox, { name: 'needConfirmed' })
    .trigger('onChange', true as never);
  write(card, 'introNote', 'We met at a fair.');
  write(card, 'painOrOpportunity', 'Their newsletter tool ends.');
  write(card, 'nextSteps', 'Demo on Friday.');
  panel(card)
    .find(ToggleGroup, { name: 'clientKnowsVendor' })
    .trigger('onChange', 'yes' as never);
}
