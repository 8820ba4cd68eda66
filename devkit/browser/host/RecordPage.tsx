import { useEffect } from 'react';
import type { HostSetup } from '../../host/host-api.ts';
import type { AlertRequest } from '../card-channel.ts';
import { Associations } from './Associations.tsx';
import { CardFrame } from './CardFrame.tsx';
import { hostClient } from './host-client.ts';
import { useLabels } from './labels.ts';
import { addressInPortal, findPortal, findUser, writeAddress } from './page-address.ts';
import type { Navigate, PageAddress } from './page-address.ts';
import type { RecordLinks } from './RecordLink.tsx';
import { RecordSummary } from './RecordSummary.tsx';
import { RecordTabs } from './RecordTabs.tsx';
import { useLoaded } from './use-loaded.ts';

interface RecordPageProps {
  setup: HostSetup;
  address: PageAddress;
  /** Cards start anew when the hub judges by another day. */
  clockOffsetMs: number;
  navigate: Navigate;
  notify: (alert: AlertRequest) => void;
}

/** The three columns of a record: its properties, its tabs, the cards of the sidebar. */
export function RecordPage({ setup, address, clockOffsetMs, navigate, notify }: RecordPageProps) {
  const labels = useLabels();
  const recordId = useRecordId(address, navigate);
  if (recordId.state === 'failed') {
    return (
      <main className="record-page is-message">
        <p role="alert">{recordId.message}</p>
      </main>
    );
  }
  if (recordId.state === 'loading') {
    return (
      <main className="record-page is-message">
        <p role="status">{labels.loading}</p>
      </main>
    );
  }
  if (recordId.id === null) {
    return (
      <main className="record-page is-message">
        <p>{labels.noRecords}</p>
      </main>
    );
  }
  return (
    <LoadedRecordPage
      key={`${address.portalId} ${address.objectTypeId} ${recordId.id}`}
      setup={setup}
      address={address}
      recordId={recordId.id}
      clockOffsetMs={clockOffsetMs}
      navigate={navigate}
      notify={notify}
    />
  );
}

type RecordIdState =
  { state: 'loading' } | { state: 'failed'; message: string } | { state: 'ready'; id: string | null };

/** The address's record, or the first one of its kind, which then stands in the address. */
function useRecordId(address: PageAddress, navigate: Navigate): RecordIdState {
  const { portalId, objectTypeId, recordId } = address;
  const first = useLoaded(`${portalId} ${objectTypeId} ${recordId ?? ''}`, async () =>
    recordId === null
      ? ((await hostClient.records(portalId, objectTypeId, '')).lines[0]?.id ?? null)
      : recordId,
  );
  const found = first.state === 'ready' ? first.value : null;
  useEffect(() => {
    if (recordId === null && found !== null) {
      navigate({ recordId: found }, 'replace');
    }
  }, [recordId, found, navigate]);
  if (recordId !== null) {
    return { state: 'ready', id: recordId };
  }
  return first.state === 'ready' ? { state: 'ready', id: first.value } : first;
}

function LoadedRecordPage(props: RecordPageProps & { recordId: string }) {
  const { setup, address, recordId, clockOffsetMs, navigate, notify } = props;
  const labels = useLabels();
  const { portalId, objectTypeId, language } = address;
  const portal = findPortal(setup, portalId);
  const user = findUser(portal, address.userId);
  const loaded = useLoaded(`${portalId} ${objectTypeId} ${recordId}`, () =>
    hostClient.record(portalId, objectTypeId, recordId),
  );
  const cards = setup.cards
    .filter((card) => card.side === portal.side && card.objectTypeIds.includes(objectTypeId))
    .map((card) => ({
      location: card.location,
      title: card.title[language],
      id: card.id,
      frame: (
        <CardFrame
          key={`${card.id} ${user.id} ${language} ${clockOffsetMs}`}
          place={{
            appName: setup.appName,
            card,
            portal,
            user,
            language,
            objectTypeId,
            recordId,
            clockOffsetMs,
          }}
          notify={notify}
        />
      ),
    }));
  if (loaded.state === 'failed') {
    return (
      <main className="record-page is-message">
        <p role="alert">{loaded.message}</p>
      </main>
    );
  }
  const record = loaded.state === 'ready' ? loaded.value : null;
  const links: RecordLinks = {
    hrefOf: (target) => writeAddress(target),
    open: navigate,
    to: (line, inPortalId = portalId) => ({
      ...(inPortalId === portalId ? address : addressInPortal(setup, address, inPortalId)),
      objectTypeId: line.objectTypeId,
      recordId: line.id,
      tab: null,
    }),
  };
  const sidebarCards = cards.filter(({ location }) => location === 'crm.record.sidebar');
  return (
    <main className="record-page">
      <RecordSummary record={record} objectTypeId={objectTypeId} />
      <RecordTabs
        record={record}
        withAssociations={sidebarCards.length > 0}
        cards={cards.filter(({ location }) => location === 'crm.record.tab')}
        selected={address.tab}
        select={(tab) => {
          navigate({ tab }, 'replace');
        }}
        links={links}
      />
      <aside className="sidebar" aria-label={labels.sidebar}>
        {sidebarCards.map(({ frame }) => frame)}
        {cards.length === 0 && <p className="no-card">{labels.noCard}</p>}
        {sidebarCards.length === 0 && record !== null && <Associations record={record} links={links} />}
      </aside>
    </main>
  );
}
