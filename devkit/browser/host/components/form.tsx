import type { FormProps } from '@hubspot/ui-extensions';
import type { FormEvent } from 'react';
import { useReactions } from './overlay-state.ts';
import { eventData, testIdOf } from './shared.ts';

/** Never submits anywhere: the card's handler gets the fields' values by name. */
export function Form({ children, onSubmit, autoComplete, ...props }: FormProps) {
  const reactions = useReactions();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const targetValue = formValues(event.currentTarget);
    void onSubmit?.({ ...eventData('submit'), targetValue }, reactions);
  };
  return (
    <form
      className="hs-form"
      noValidate
      autoComplete={autoComplete ?? 'off'}
      onSubmit={submit}
      {...testIdOf(props)}
    >
      {children}
    </form>
  );
}

function formValues(form: HTMLFormElement): Record<string, string | number> {
  const numbers = new Set(
    [...form.querySelectorAll<HTMLInputElement>('input[data-number]')].map((input) => input.name),
  );
  const values: Record<string, string | number> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') {
      values[name] = numbers.has(name) && value !== '' ? Number(value) : value;
    }
  }
  return values;
}
