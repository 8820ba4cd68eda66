import { useContext } from 'react';
import type { HostClock } from '../../host/host-api.ts';
import { daysBetween } from './calendar-days.ts';
import { Shape } from './components/icons.tsx';
import { formatDay } from './facts.ts';
import { LanguageContext, useLabels } from './labels.ts';
import type { ClockMove } from './use-move-clock.ts';

/** Says above the record that the hub judges by another day than the real one, and leads back. */
export function ClockNotice({ clock, clockMove }: { clock: HostClock; clockMove: ClockMove }) {
  const labels = useLabels();
  const language = useContext(LanguageContext);
  const isMoved = clock.offsetMs !== 0;
  return (
    <div role="status" className={isMoved ? 'clock-notice' : undefined}>
      {isMoved && (
        <>
          <Shape name="clock" />
          <span>
            {labels.clock.moved(formatDay(clock.today, language), daysBetween(clock.realToday, clock.today))}
          </span>
          <button
            type="button"
            className="hs-button is-secondary is-xs"
            onClick={() => {
              clockMove.moveTo(null);
            }}
          >
            {labels.clock.back}
          </button>
        </>
      )}
    </div>
  );
}
