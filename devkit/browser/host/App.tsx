import { useEffect } from 'react';
import type { HostSetup } from '../../host/host-api.ts';
import { ClockNotice } from './ClockNotice.tsx';
import { Dock } from './Dock.tsx';
import { LanguageContext, labelsByLanguage } from './labels.ts';
import { usePageAddress } from './page-address.ts';
import { RecordPage } from './RecordPage.tsx';
import { Toasts, useToasts } from './Toasts.tsx';
import { TopBar } from './TopBar.tsx';
import { useHubClock } from './use-hub-clock.ts';
import { useMoveClock } from './use-move-clock.ts';

export function App({ setup }: { setup: HostSetup }) {
  const [address, navigate] = usePageAddress(setup);
  const { toasts, notify, dismiss } = useToasts();
  const clock = useHubClock(setup.clock);
  const clockMove = useMoveClock(notify);
  const labels = labelsByLanguage[address.language];
  useEffect(() => {
    document.documentElement.lang = address.language;
    document.title = `${setup.appName} · ${labels.standIn}`;
  }, [address.language, labels, setup.appName]);
  return (
    <LanguageContext.Provider value={address.language}>
      <TopBar setup={setup} address={address} navigate={navigate} />
      <ClockNotice clock={clock} clockMove={clockMove} />
      <RecordPage
        setup={setup}
        address={address}
        clockOffsetMs={clock.offsetMs}
        navigate={navigate}
        notify={notify}
      />
      <Dock
        setup={setup}
        address={address}
        navigate={navigate}
        clock={clock}
        clockMove={clockMove}
        notify={notify}
      />
      <Toasts toasts={toasts} dismiss={dismiss} />
    </LanguageContext.Provider>
  );
}
