import { useEffect, useRef } from 'react';
import type { HostPortal, HostSetup, Side } from '../../host/host-api.ts';
import { CrmPanel } from './CrmPanel.tsx';
import { findPortal } from './page-address.ts';
import type { Navigate, PageAddress } from './page-address.ts';

interface BothCrmsProps {
  setup: HostSetup;
  address: PageAddress;
  navigate: Navigate;
}

/** Both CRMs side by side: whoever registers a deal sees its twin appear. */
export function BothCrms({ setup, address, navigate }: BothCrmsProps) {
  return (
    <div className="both-crms">
      {useBothPortals(setup, address.portalId).map((portal) => (
        <CrmPanel key={portal.portalId} setup={setup} portal={portal} address={address} navigate={navigate} />
      ))}
    </div>
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
