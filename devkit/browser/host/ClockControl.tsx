import { useContext, useEffect, useId, useState } from 'react';
import type { HostClock } from '../../host/host-api.ts';
import { addDays } from './calendar-days.ts';
import { Shape } from './components/icons.tsx';
import { formatDay } from './facts.ts';
import { LanguageContext, useLabels } from './labels.ts';
import type { ClockMove } from './use-move-clock.ts';
import { usePopup } from './use-popup.ts';

/** A day, into the renewal window, and past the end of a claim that was made today. */
const steps = [1, 30, 180] as const;

interface ClockControlProps {
  clock: HostClock;
  clockMove: ClockMove;
}

/** Which day it is in the hub, and the ways to another one. */
export function ClockControl({ clock, clockMove }: ClockControlProps) {
  const labels = useLabels();
  const language = useContext(LanguageContext);
  const { open, setOpen, closeOnEscape, root, toggle } = usePopup();
  const isMoved = clock.offsetMs !== 0;
  return (
    <div ref={root} className="clock-control" onKeyDown={closeOnEscape}>
      <button
        ref={toggle}
        type="button"
        className={`hs-button is-xs${isMoved ? ' is-moved' : ' is-secondary'}`}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Shape name="clock" />
        {labels.clock.today(formatDay(clock.today, language))}
      </button>
      {open && <ClockSteps clock={clock} clockMove={clockMove} />}
    </div>
  );
}

function ClockSteps({ clock, clockMove }: ClockControlProps) {
  const labels = useLabels();
  const headingId = useId();
  const { isMoving, moveTo } = clockMove;
  return (
    <section className="clock-popup" aria-labelledby={headingId} aria-busy={isMoving}>
      <h3 id={headingId}>{labels.clock.title}</h3>
      <p>{labels.clock.explanation}</p>
      <div className="hs-button-row">
        {steps.map((days) => (
          <button
            key={days}
            type="button"
            className="hs-button is-secondary is-sm"
            onClick={() => {
              moveTo(addDays(clock.today, days));
            }}
          >
            {labels.clock.addDays(days)}
          </button>
        ))}
      </div>
      <DayField today={clock.today} clockMove={clockMove} />
      <button
        type="button"
        className="hs-button is-secondary is-sm"
        onClick={() => {
          moveTo(null);
        }}
      >
        {labels.clock.back}
      </button>
    </section>
  );
}

function DayField({ today, clockMove }: { today: string; clockMove: ClockMove }) {
  const labels = useLabels();
  const dayId = useId();
  const [day, setDay] = useState(today);
  useEffect(() => {
    setDay(today);
  }, [today]);
  return (
    <form
      className="clock-day"
      onSubmit={(event) => {
        event.preventDefault();
        clockMove.moveTo(day);
      }}
    >
      <label htmlFor={dayId}>{labels.clock.day}</label>
      <input
        id={dayId}
        type="date"
        className="hs-control"
        required
        value={day}
        onChange={(event) => {
          setDay(event.target.value);
        }}
      />
      <button type="submit" className="hs-button is-secondary is-sm">
        {labels.clock.goToDay}
      </button>
    </form>
  );
}
