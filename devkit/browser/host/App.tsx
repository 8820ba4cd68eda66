import { useEffect } from 'react';
import type { HostSetup } from '../../host/host-api.ts';
import { CrmDock } from './CrmDock.tsx';
import { LanguageContext, labelsByLanguage } from './labels.ts';
import { usePageAddress } from './page-address.ts';
import { RecordPage } from './RecordPage.tsx';
import { Toasts, useToasts } from './Toasts.tsx';
import { TopBar } from './TopBar.tsx';

export function App({ setup }: { setup: HostSetup }) {
  const [address, navigate] = usePageAddress(setup);
  const { toasts, notify, dismiss } = useToasts();
  const labels = labelsByLanguage[address.language];
  useEffect(() => {
    document.documentElement.lang = address.language;
    document.title = `${setup.appName} · ${labels.standIn}`;
  }, [address.language, labels, setup.appName]);
  return (
    <LanguageContext.Provider value={address.language}>
      <TopBar setup={setup} address={address} navigate={navigate} />
      <RecordPage setup={setup} address={address} navigate={navigate} notify={notify} />
      <CrmDock setup={setup} address={address} navigate={navigate} />
      <Toasts toasts={toasts} dismiss={dismiss} />
    </LanguageContext.Provider>
  );
}
