import { useEffect, useId, useRef, useState } from 'react';
import type { HostPortal, HostSetup, Side } from '../../host/host-api.ts';
import { Shape } from './components/icons.tsx';
import { CrmPanel } from './CrmPanel.tsx';
import { useLabels } from './labels.ts';
import { findPortal } from './page-address.ts';
import type { Navigate, PageAddress } from './page-address.ts';

interface CrmDockProps {
  setup: HostSetup;
  address: PageAddress;
  navigate: Navigate;
}

/** Both CRMs side by side at the foot of the page: whoever registers a deal sees its twin appear. */
export function CrmDock({ setup, address, navigate }: CrmDockProps) {
  const labels = useLabels();
  const [open, setOpen] = useState(true);
  const headingId = useId();
  const panelsId = useId();
  const portals = useBothPortals(setup, address.portalId);
  return (
    <section className="dock" aria-labelledby={headingId}>
      <header className="dock-head">
        <h2 id={headingId}>{labels.bothCrms}</h2>
        <span className="live">{labels.live}</span>
        <button
          type="button"
          className="hs-button is-transparent is-xs"
          aria-expanded={open}
          aria-controls={panelsId}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? labels.hide : labels.show}
          <Shape name="chevron" className="is-chevron" />
        </button>
      </header>
      <div id={panelsId} className="dock-panels" hidden={!open}>
        {portals.map((portal) => (
          <CrmPanel
            key={portal.portalId}
            setup={setup}
            portal={portal}
            address={address}
            navigate={navigate}
          />
        ))}
      </div>
    </section>
  );
}

/** The partner's portal that was shown last, and the vendor's. */
function useBothPortals(setup: HostSetup, portalId: number): HostPortal[] {
  const current = findPortal(setup, portalId);
  const portalOn = (wanted: Side) => setup.portals.find(({ side }) => side === wanted);
  const lastPartner = useRef(current.side === 'partner' ? current : portalOn('partner'));
  useEffect(() => {
    if (current.side === 'partner') {
      lastPartner.current = current;
    }
  }, [current]);
  const partner = current.side === 'partner' ? current : lastPartner.current;
  const vendor = current.side === 'vendor' ? current : portalOn('vendor');
  return [partner, vendor].filter((portal) => portal !== undefined);
}
