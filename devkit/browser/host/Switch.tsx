import { useId } from 'react';
import { Shape } from './components/icons.tsx';

interface SwitchProps {
  label: string;
  value: number;
  options: readonly { value: number; label: string }[];
  onChange: (value: number) => void;
}

/** A labelled choice of one out of a few. */
export function Switch({ label, value, options, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="top-switch">
      <label htmlFor={id}>{label}</label>
      <span className="hs-select">
        <select
          id={id}
          className="hs-control"
          value={value}
          onChange={(event) => {
            onChange(Number(event.target.value));
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Shape name="chevron" className="is-chevron" />
      </span>
    </div>
  );
}
