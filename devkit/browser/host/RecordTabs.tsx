import { useContext, useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { RecordDetail } from '../../host/host-api.ts';
import { Associations } from './Associations.tsx';
import { formatMoment } from './facts.ts';
import { LanguageContext, useLabels } from './labels.ts';
import { overviewTab } from './page-address.ts';
import type { RecordLinks } from './RecordLink.tsx';
import { Tasks } from './Tasks.tsx';

interface RecordTabsProps {
  record: RecordDetail | null;
  /** Where the sidebar has no room for them. */
  withAssociations: boolean;
  /** Cards that have a tab of their own on this record. */
  cards: readonly { id: string; title: string; frame: ReactNode }[];
  /** Id of a tab; where there is none of this id, the first card's opens, since one comes for the card. */
  selected: string | null;
  select: (id: string) => void;
  links: RecordLinks;
}

/** The middle column: an overview of what belongs to the record, then one tab for each card. */
export function RecordTabs({ record, withAssociations, cards, selected, select, links }: RecordTabsProps) {
  const labels = useLabels();
  const baseId = useId();
  const tabs = [
    {
      id: overviewTab,
      title: labels.overview,
      content: <Overview record={record} withAssociations={withAssociations} links={links} />,
    },
    ...cards.map(({ id, title, frame }) => ({ id, title, content: frame })),
  ];
  const found = tabs.findIndex(({ id }) => id === selected);
  const current = found >= 0 ? found : Math.min(1, tabs.length - 1);
  const moveWithArrows = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      const next = (current + step + tabs.length) % tabs.length;
      select(tabs[next]?.id ?? '');
      document.getElementById(`${baseId}-tab-${next}`)?.focus();
    }
  };
  return (
    <section className="record-tabs" aria-label={labels.recordTabs}>
      <div role="tablist" className="hs-tab-list" aria-label={labels.recordTabs} onKeyDown={moveWithArrows}>
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${baseId}-tab-${index}`}
            aria-selected={index === current}
            aria-controls={`${baseId}-panel-${index}`}
            tabIndex={index === current ? 0 : -1}
            onClick={() => {
              select(tab.id);
            }}
          >
            {tab.title}
          </button>
        ))}
      </div>
      {tabs.map((tab, index) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${baseId}-panel-${index}`}
          aria-labelledby={`${baseId}-tab-${index}`}
          hidden={index !== current}
        >
          {tab.content}
        </div>
      ))}
    </section>
  );
}

function Overview({
  record,
  withAssociations,
  links,
}: Pick<RecordTabsProps, 'record' | 'withAssociations' | 'links'>) {
  const labels = useLabels();
  const language = useContext(LanguageContext);
  if (record === null) {
    return null;
  }
  return (
    <>
      {withAssociations && <Associations record={record} links={links} />}
      <Tasks tasks={record.tasks} links={links} />
      <h2>{labels.history}</h2>
      <ol className="timeline">
        <li>
          <span>{labels.updated}</span> {formatMoment(record.updatedAt, language)}
        </li>
        <li>
          <span>{labels.created}</span> {formatMoment(record.createdAt, language)}
        </li>
      </ol>
    </>
  );
}
