import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { apiFaults, eventMishaps } from '../../host/host-api.ts';
import type { ApiFault, EventMishap, Trouble, TroubleAct } from '../../host/host-api.ts';
import { Shape } from './components/icons.tsx';
import { useLabels } from './labels.ts';

interface TroubleProps {
  trouble: Trouble;
  act: (act: TroubleAct) => void;
}

/** Makes the stand-in behave as HubSpot does on a bad day, and well again. */
export function TroubleControls({ trouble, act }: TroubleProps) {
  const { webhooks: labels } = useLabels();
  return (
    <div className="trouble">
      <Group title={labels.delivery}>
        <button
          type="button"
          className="hs-button is-secondary is-sm"
          onClick={() => {
            act({ do: trouble.isPaused ? 'resume' : 'pause' });
          }}
        >
          {trouble.isPaused ? labels.resume : labels.pause}
        </button>
        <CountedForm
          verb={labels.drop}
          onSubmit={(count) => {
            act({ do: 'drop', count });
          }}
        />
      </Group>
      <Mishaps trouble={trouble} act={act} />
      <Faults act={act} />
      <button
        type="button"
        className="hs-button is-sm is-calm"
        onClick={() => {
          act({ do: 'calm' });
        }}
      >
        {labels.calm}
      </button>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="trouble-row">{children}</div>
    </fieldset>
  );
}

function Mishaps({ trouble, act }: TroubleProps) {
  const { webhooks: labels } = useLabels();
  const { seed, mishaps } = trouble;
  const disturb = (next: { seed: number; mishaps: readonly EventMishap[] }) => {
    act({ do: 'disturb', ...next });
  };
  return (
    <Group title={labels.onTheWay}>
      {eventMishaps.map((mishap) => (
        <label key={mishap} className="hs-check is-inline">
          <input
            type="checkbox"
            checked={mishaps.includes(mishap)}
            onChange={({ target }) => {
              const others = mishaps.filter((one) => one !== mishap);
              disturb({ seed, mishaps: target.checked ? [...others, mishap] : others });
            }}
          />
          {labels.mishaps[mishap]}
        </label>
      ))}
      <NumberField
        label={labels.seed}
        least={0}
        value={seed}
        onChange={(next) => {
          disturb({ seed: next, mishaps });
        }}
      />
    </Group>
  );
}

function Faults({ act }: Pick<TroubleProps, 'act'>) {
  const { webhooks: labels } = useLabels();
  const [fault, setFault] = useState<ApiFault>('lost_reply');
  const id = useId();
  return (
    <Group title={labels.api}>
      <label htmlFor={id} className="hs-visually-hidden">
        {labels.fault}
      </label>
      <span className="hs-select">
        <select
          id={id}
          className="hs-control"
          value={fault}
          onChange={({ target }) => {
            setFault(apiFaults.find((one) => one === target.value) ?? fault);
          }}
        >
          {apiFaults.map((one) => (
            <option key={one} value={one}>
              {labels.faults[one]}
            </option>
          ))}
        </select>
        <Shape name="chevron" className="is-chevron" />
      </span>
      <CountedForm
        verb={labels.inject}
        onSubmit={(times) => {
          act({ do: 'fault', fault, times });
        }}
      />
    </Group>
  );
}

/** How many, and the button that does it. */
function CountedForm({ verb, onSubmit }: { verb: string; onSubmit: (count: number) => void }) {
  const { webhooks: labels } = useLabels();
  const [count, setCount] = useState(1);
  return (
    <form
      className="trouble-row"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(count);
      }}
    >
      <button type="submit" className="hs-button is-secondary is-sm">
        {verb}
      </button>
      <NumberField label={`${labels.count}: ${verb}`} isHidden least={1} value={count} onChange={setCount} />
    </form>
  );
}

interface NumberFieldProps {
  label: string;
  /** Read out, but not shown, where what stands beside it says as much. */
  isHidden?: boolean;
  least: number;
  value: number;
  onChange: (value: number) => void;
}

function NumberField({ label, isHidden = false, least, value, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <span className="trouble-row">
      <label htmlFor={id} className={isHidden ? 'hs-visually-hidden' : ''}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        className="hs-control is-number-field"
        min={least}
        max={9999}
        required
        value={value}
        onChange={({ target }) => {
          if (target.validity.valid) onChange(target.valueAsNumber);
        }}
      />
    </span>
  );
}
