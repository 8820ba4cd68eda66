import { useEffect, useId, useRef, useState } from 'react';
import type { HostClock, HostSetup } from '../../host/host-api.ts';
import type { AlertRequest } from '../card-channel.ts';
import { BothCrms } from './BothCrms.tsx';
import { CallLog } from './CallLog.tsx';
import { ClockControl } from './ClockControl.tsx';
import { Shape } from './components/icons.tsx';
import { useLabels } from './labels.ts';
import type { Navigate, PageAddress } from './page-address.ts';
import type { ClockMove } from './use-move-clock.ts';
import { Webhooks } from './Webhooks.tsx';

interface DockProps {
  setup: HostSetup;
  address: PageAddress;
  navigate: Navigate;
  clock: HostClock;
  clockMove: ClockMove;
  notify: (alert: AlertRequest) => void;
}

const views = ['crms', 'calls', 'webhooks'] as const;

/** The development tools at the foot of the page: both CRMs, the calls, the webhooks, the hub's clock. */
export function Dock({ setup, address, navigate, clock, clockMove, notify }: DockProps) {
  const labels = useLabels();
  const [open, setOpen] = useState(true);
  const [view, setView] = useState<(typeof views)[number]>('crms');
  const headingId = useId();
  const bodyId = useId();
  const dock = useRef<HTMLElement>(null);
  useRoomAboveDock(dock);
  return (
    <section ref={dock} className="dock" aria-labelledby={headingId}>
      <header className="dock-head">
        <h2 id={headingId}>{labels.developmentTools}</h2>
        <div role="group" aria-label={labels.developmentTools} className="segments is-small">
          {views.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === view}
              onClick={() => {
                setView(name);
                setOpen(true);
              }}
            >
              {labels.dockViews[name]}
            </button>
          ))}
        </div>
        <span className="live">{labels.live}</span>
        <ClockControl clock={clock} clockMove={clockMove} />
        <button
          type="button"
          className="hs-button is-transparent is-xs"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? labels.hide : labels.show}
          <Shape name="chevron" className="is-chevron" />
        </button>
      </header>
      <div id={bodyId} hidden={!open}>
        <div className="dock-body" hidden={view !== 'crms'}>
          <BothCrms setup={setup} address={address} navigate={navigate} />
        </div>
        <div className="dock-body" hidden={view !== 'calls'}>
          <CallLog portals={setup.portals} />
        </div>
        <div className="dock-body" hidden={view !== 'webhooks'}>
          <Webhooks portals={setup.portals} notify={notify} />
        </div>
      </div>
    </section>
  );
}

/** What is scrolled to, by keyboard or by script, comes to rest above the dock and not behind it. */
function useRoomAboveDock(dock: { current: HTMLElement | null }): void {
  useEffect(() => {
    const element = dock.current;
    if (element === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--dock-height', `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [dock]);
}
