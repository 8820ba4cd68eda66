import type { CurrencyInputProps, NumberInputProps, StepperInputProps } from '@hubspot/ui-extensions';
import { useContext, useState } from 'react';
import { localeOf } from '../facts.ts';
import { LanguageContext, useLabels } from '../labels.ts';
import { FieldFrame } from './field.tsx';
import type { ControlProps, FieldProps } from './field.tsx';
import { Shape } from './icons.tsx';
import { currencyDigits, formatNumber, parseNumber } from './number-format.ts';
import { useLocalValue } from './use-local-value.ts';

interface NumberFieldProps extends FieldProps {
  value?: number | undefined;
  defaultValue?: number | undefined;
  precision?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  onChange?: ((value: number) => void) | undefined;
  onInput?: ((value: number) => void) | undefined;
  onBlur?: ((value: number) => void) | undefined;
  onFocus?: ((value: number) => void) | undefined;
}

/** An emptied field has no number; HubSpot hands on `undefined` although its types promise one. */
const noNumber = undefined as unknown as number;

function useNumberField(props: NumberFieldProps) {
  const locale = localeOf(useContext(LanguageContext));
  const [value, setValue] = useLocalValue<number | null>(props.value ?? props.defaultValue, null);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = value === null ? '' : formatNumber(value, locale, props.precision);
  const change = (next: number | undefined) => {
    setValue(next ?? null);
    props.onInput?.(next ?? noNumber);
    props.onChange?.(next ?? noNumber);
  };
  return {
    value,
    change: (next: number) => {
      setDraft(null);
      change(next);
    },
    handlers: {
      type: 'text',
      inputMode: 'decimal' as const,
      className: 'hs-control is-number',
      value: draft ?? shown,
      onFocus() {
        props.onFocus?.(value ?? noNumber);
      },
      onChange(event: { target: HTMLInputElement }) {
        setDraft(event.target.value);
        change(parseNumber(event.target.value, locale));
      },
      onBlur() {
        setDraft(null);
        props.onBlur?.(value ?? noNumber);
      },
    },
  };
}

/** The form collects what stands here, a number without the locale's signs. */
function HiddenNumber({ control, value }: { control: ControlProps; value: number | null }) {
  return <input type="hidden" name={control.name} value={value ?? ''} data-number="true" />;
}

export function NumberInput(props: NumberInputProps) {
  const { value, handlers } = useNumberField(props);
  return (
    <FieldFrame field={props}>
      {(control) => (
        <span className="hs-affixed">
          <input {...control} {...handlers} name={undefined} style={{ textAlign: props.textAlign }} />
          {props.formatStyle === 'percentage' && <span className="hs-affix is-end">%</span>}
          <HiddenNumber control={control} value={value} />
        </span>
      )}
    </FieldFrame>
  );
}

export function CurrencyInput({ currency = 'USD', ...props }: CurrencyInputProps) {
  const { value, handlers } = useNumberField({ precision: currencyDigits(currency), ...props });
  return (
    <FieldFrame field={props}>
      {(control) => (
        <span className="hs-affixed">
          <span className="hs-affix is-start">{currency}</span>
          <input {...control} {...handlers} name={undefined} />
          <HiddenNumber control={control} value={value} />
        </span>
      )}
    </FieldFrame>
  );
}

export function StepperInput({ stepSize = 1, ...props }: StepperInputProps) {
  const labels = useLabels();
  const { value, change, handlers } = useNumberField(props);
  const step = (by: number) => {
    const next = (value ?? 0) + by;
    change(Math.min(props.max ?? next, Math.max(props.min ?? next, next)));
  };
  return (
    <FieldFrame field={props}>
      {(control) => (
        <span className="hs-stepper">
          <button
            type="button"
            className="hs-icon-button"
            aria-label={`${labels.decrease}: ${props.label}`}
            onClick={() => {
              step(-stepSize);
            }}
          >
            <Shape name="minus" />
          </button>
          <input {...control} {...handlers} name={undefined} />
          <button
            type="button"
            className="hs-icon-button"
            aria-label={`${labels.increase}: ${props.label}`}
            onClick={() => {
              step(stepSize);
            }}
          >
            <Shape name="add" />
          </button>
          <HiddenNumber control={control} value={value} />
        </span>
      )}
    </FieldFrame>
  );
}
