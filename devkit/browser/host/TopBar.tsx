import type { HostSetup, Language } from '../../host/host-api.ts';
import { Shape } from './components/icons.tsx';
import { useLabels } from './labels.ts';
import { addressInPortal, findPortal } from './page-address.ts';
import type { Navigate, PageAddress } from './page-address.ts';
import { RecordPicker } from './RecordPicker.tsx';
import { Switch } from './Switch.tsx';

interface TopBarProps {
  setup: HostSetup;
  address: PageAddress;
  navigate: Navigate;
}

export function TopBar({ setup, address, navigate }: TopBarProps) {
  const labels = useLabels();
  const portal = findPortal(setup, address.portalId);
  return (
    <header className="top-bar">
      <p className="stand-in-badge" title={labels.standInLong}>
        <Shape name="info" />
        {labels.standIn}
      </p>
      <Switch
        label={labels.portal}
        value={address.portalId}
        options={setup.portals.map(({ portalId, name, side }) => ({
          value: portalId,
          label: `${name} (${labels.sides[side]})`,
        }))}
        onChange={(portalId) => {
          navigate(addressInPortal(setup, address, portalId));
        }}
      />
      <Switch
        label={labels.user}
        value={address.userId}
        options={portal.users.map(({ id, firstName, lastName, roles }) => ({
          value: id,
          label: [`${firstName} ${lastName}`, ...roles].join(', '),
        }))}
        onChange={(userId) => {
          navigate({ userId });
        }}
      />
      <RecordPicker
        key={`${address.portalId} ${address.objectTypeId}`}
        address={address}
        navigate={navigate}
      />
      <LanguageSwitch language={address.language} navigate={navigate} />
    </header>
  );
}

const languages: readonly { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
];

function LanguageSwitch({ language, navigate }: { language: Language; navigate: Navigate }) {
  const labels = useLabels();
  return (
    <div role="group" aria-label={labels.language} className="segments">
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => {
            navigate({ language: code });
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
