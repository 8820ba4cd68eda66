import { useId, useState } from 'react';
import { objectTypeNames } from '../../host/host-api.ts';
import type { CrmOverview, Fact, HostPortal, HostSetup, ObjectTypeName } from '../../host/host-api.ts';
import { hostClient } from './host-client.ts';
import { useLabels } from './labels.ts';
import { LineFacts } from './LineFacts.tsx';
import { addressInPortal, overviewTab, writeAddress } from './page-address.ts';
import type { Navigate, PageAddress } from './page-address.ts';
import { useFreshness } from './use-freshness.ts';
import type { Freshness } from './use-freshness.ts';
import { useLoaded } from './use-loaded.ts';

interface CrmPanelProps {
  setup: HostSetup;
  portal: HostPortal;
  address: PageAddress;
  navigate: Navigate;
}

type View = ObjectTypeName | 'tasks';

const views: readonly View[] = ['deals', 'tasks', 'companies', 'contacts'];

/** One portal's CRM: how much of everything, the newest of one kind, and what has just changed. */
export function CrmPanel({ setup, portal, address, navigate }: CrmPanelProps) {
  const labels = useLabels();
  const headingId = useId();
  const [view, setView] = useState<View>('deals');
  const loaded = useLoaded(String(portal.portalId), () => hostClient.overview(portal.portalId));
  const freshness = useFreshness(portal.portalId);
  const overview = loaded.state === 'ready' ? loaded.value : null;
  const entries = overview === null ? [] : entriesOf(overview, view);
  return (
    <section className={`crm-panel is-${portal.side}`} aria-labelledby={headingId}>
      <header>
        <h3 id={headingId}>
          {labels.crmOf[portal.side]} <span className="crm-name">{portal.name}</span>
        </h3>
        <div role="group" aria-label={labels.crmOf[portal.side]} className="segments is-small">
          {views.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === view}
              onClick={() => {
                setView(name);
              }}
            >
              {labels.objects[name]} <span className="count">{overview?.counts[name] ?? ''}</span>
              {freshness.has(name) && (
                <span className="fresh-dot">
                  <span className="hs-visually-hidden">{labels.justChanged}</span>
                </span>
              )}
            </button>
          ))}
        </div>
      </header>
      {loaded.state === 'failed' && <p role="alert">{loaded.message}</p>}
      <ul className="line-list" aria-label={labels.newest(labels.objects[view])} aria-live="polite">
        {overview !== null && entries.length === 0 && <li className="hs-hint">{labels.nothingYet}</li>}
        {entries.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            freshness={freshness.of(view, entry.id)}
            target={
              entry.page === null
                ? null
                : {
                    ...addressInPortal(setup, address, portal.portalId),
                    ...(portal.portalId === address.portalId ? { userId: address.userId } : {}),
                    ...entry.page,
                  }
            }
            navigate={navigate}
          />
        ))}
      </ul>
    </section>
  );
}

interface PanelEntry {
  id: string;
  /** Where it leads: a task has no page of its own and stands on the record that it is about. */
  page: Pick<PageAddress, 'objectTypeId' | 'recordId' | 'tab'> | null;
  title: string;
  facts: readonly Fact[];
  shared: boolean;
}

function entriesOf(overview: CrmOverview, view: View): PanelEntry[] {
  if (view === 'tasks') {
    return overview.newestTasks.map(({ id, title, ownerName, about: [first] }) => ({
      id,
      page:
        first === undefined
          ? null
          : { objectTypeId: first.objectTypeId, recordId: first.id, tab: overviewTab },
      title,
      facts: ownerName === null ? [] : [{ kind: 'text', text: ownerName }],
      shared: false,
    }));
  }
  return overview.newest[view].map(({ id, objectTypeId, title, facts, sharedDealId }) => ({
    id,
    page: { objectTypeId, recordId: id, tab: null },
    title,
    facts,
    shared: sharedDealId !== undefined && objectTypeNames[objectTypeId] === 'deals',
  }));
}

interface EntryProps {
  entry: PanelEntry;
  freshness: Freshness | undefined;
  target: PageAddress | null;
  navigate: Navigate;
}

function Entry({ entry, freshness, target, navigate }: EntryProps) {
  const labels = useLabels();
  const content = (
    <>
      <span className="line-head">
        <span className="line-title">{entry.title}</span>
        {entry.shared && <span className="mark is-shared">{labels.sharedDeal}</span>}
        {freshness !== undefined && (
          <span className="mark is-fresh">
            {freshness === 'created' ? labels.justCreated : labels.justChanged}
          </span>
        )}
      </span>
      <LineFacts facts={entry.facts} />
    </>
  );
  return (
    <li className={freshness === undefined ? undefined : 'is-fresh'}>
      {target === null ? (
        <span className="line">{content}</span>
      ) : (
        <a
          className="line"
          href={writeAddress(target)}
          onClick={(event) => {
            if (!event.metaKey && !event.ctrlKey) {
              event.preventDefault();
              navigate(target);
            }
          }}
        >
          {content}
        </a>
      )}
    </li>
  );
}
