import type { MultiSelectProps, SelectProps } from '@hubspot/ui-extensions';
import { useLabels } from '../labels.ts';
import { FieldFrame } from './field.tsx';
import { ChevronIcon } from './icons.tsx';
import { useLocalValue } from './use-local-value.ts';

type OptionValue = string | number | boolean;

/** Options are told apart by their place, since a value may be a number or a boolean too. */
export function Select(props: SelectProps) {
  const labels = useLabels();
  const [value, setValue] = useLocalValue<OptionValue | null>(props.value, null);
  const options = props.options ?? [];
  const selected = options.findIndex((option) => option.value === value);
  return (
    <FieldFrame field={props}>
      {({ readOnly, placeholder, ...control }) => (
        <span className="hs-select">
          <select
            {...control}
            className="hs-control"
            disabled={readOnly}
            value={selected < 0 ? '' : selected}
            onChange={(event) => {
              const option = options[Number(event.target.value)];
              if (option !== undefined) {
                setValue(option.value);
                props.onChange?.(option.value);
              }
            }}
          >
            {selected < 0 && <option value="">{placeholder ?? labels.choose}</option>}
            {options.map((option, index) => (
              <option key={String(option.value)} value={index}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronIcon />
        </span>
      )}
    </FieldFrame>
  );
}

export function MultiSelect(props: MultiSelectProps) {
  const [chosen, setChosen] = useLocalValue<OptionValue[]>(props.value, []);
  return (
    <FieldFrame field={props} group>
      {() => (
        <div className="hs-multi-select">
          {(props.options ?? []).map((option) => (
            <label key={String(option.value)} className="hs-check">
              <input
                type="checkbox"
                name={props.name}
                value={String(option.value)}
                disabled={props.readOnly}
                checked={chosen.includes(option.value)}
                onChange={(event) => {
                  const next = event.target.checked
                    ? [...chosen, option.value]
                    : chosen.filter((value) => value !== option.value);
                  setChosen(next);
                  props.onChange?.(next);
                }}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
