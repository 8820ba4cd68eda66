import type { CheckboxProps, RadioButtonProps, ToggleGroupProps, ToggleProps } from '@hubspot/ui-extensions';
import { useId } from 'react';
import { FieldFrame } from './field.tsx';
import { classes, testIdOf } from './shared.ts';
import { useLocalValue } from './use-local-value.ts';

export function Checkbox(props: CheckboxProps) {
  return <SingleCheck kind="checkbox" {...props} />;
}

export function RadioButton(props: RadioButtonProps) {
  return <SingleCheck kind="radio" {...props} />;
}

function SingleCheck({ kind, ...props }: CheckboxProps & { kind: 'checkbox' | 'radio' }) {
  const [checked, setChecked] = useLocalValue(props.checked ?? props.initialIsChecked, false);
  const hintId = useId();
  return (
    <label className={classes('hs-check', props.inline && 'is-inline')} {...testIdOf(props)}>
      <input
        type={kind}
        name={props.name}
        value={props.value}
        aria-label={props['aria-label']}
        aria-describedby={props.description === undefined ? undefined : hintId}
        checked={checked}
        disabled={props.readOnly ?? props.readonly}
        onChange={(event) => {
          setChecked(event.target.checked);
          props.onChange?.(event.target.checked, props.value ?? '');
        }}
      />
      <span>
        {props.children}
        {props.description !== undefined && (
          <span id={hintId} className="hs-hint">
            {props.description}
          </span>
        )}
      </span>
    </label>
  );
}

export function Toggle(props: ToggleProps) {
  const [checked, setChecked] = useLocalValue(props.checked ?? props.initialIsChecked, false);
  const hidden = props.labelDisplay === 'hidden';
  return (
    <label className={classes('hs-toggle', props.labelDisplay === 'top' && 'is-top')} {...testIdOf(props)}>
      <input
        type="checkbox"
        role="switch"
        name={props.name}
        checked={checked}
        disabled={props.readOnly ?? props.readonly}
        onChange={(event) => {
          setChecked(event.target.checked);
          props.onChange?.(event.target.checked);
        }}
      />
      <span className="hs-toggle-track" aria-hidden="true">
        {checked ? props.textChecked : props.textUnchecked}
      </span>
      <span className={classes(hidden && 'hs-visually-hidden')}>{props.label}</span>
    </label>
  );
}

export function ToggleGroup(props: ToggleGroupProps) {
  const single = props.toggleType === 'radioButtonList';
  const initial = props.options.filter((option) => option.initialIsChecked).map(({ value }) => value);
  const [chosen, setChosen] = useLocalValue<readonly string[]>(asList(props.value), initial);
  const choose = (value: string, checked: boolean) => {
    if (props.toggleType === 'radioButtonList') {
      setChosen([value]);
      props.onChange?.(value);
      return;
    }
    const next = checked ? [...chosen, value] : chosen.filter((other) => other !== value);
    setChosen(next);
    props.onChange?.(next);
  };
  return (
    <FieldFrame field={props} group>
      {() => (
        <div className={classes('hs-toggle-group', props.inline && 'is-inline')}>
          {props.options.map((option) => (
            <label key={option.value} className="hs-check">
              <input
                type={single ? 'radio' : 'checkbox'}
                name={props.name}
                value={option.value}
                disabled={option.readOnly ?? option.readonly}
                checked={chosen.includes(option.value)}
                onChange={(event) => {
                  choose(option.value, event.target.checked);
                }}
              />
              <span>
                {option.label}
                {option.description !== undefined && <span className="hs-hint">{option.description}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

function asList(value: string | string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value;
}
