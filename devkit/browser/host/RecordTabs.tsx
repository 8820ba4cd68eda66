import { useContext, useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { objectTypeNames } from '../../host/host-api.ts';
import type { ObjectTypeId, RecordDetail } from '../../host/host-api.ts';
import { formatMoment } from './facts.ts';
import { LanguageContext, useLabels } from './labels.ts';
import { LineFacts } from './LineFacts.tsx';

interface RecordTabsProps {
  record: RecordDetail | null;
  /** Cards that have a tab of their own on this record. */
  cards: readonly { id: string; title: string; frame: ReactNode }[];
  hrefOf: (objectTypeId: ObjectTypeId, id: string) => string;
  open: (objectTypeId: ObjectTypeId, id: string) => void;
}

/** The middle column: an overview of what belongs to the record, then one tab for each card. */
export function RecordTabs({ record, cards, hrefOf, open }: RecordTabsProps) {
  const labels = useLabels();
  const baseId = useId();
  const [selected, setSelected] = useState(0);
  const tabs = [
    {
      id: 'overview',
      title: labels.overview,
      content: <Overview record={record} hrefOf={hrefOf} open={open} />,
    },
    ...cards.map(({ id, title, frame }) => ({ id, title, content: frame })),
  ];
  const current = Math.min(selected, tabs.length - 1);
  const moveWithArrows = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      const next = (current + step + tabs.length) % tabs.length;
      setSelected(next);
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
              setSelected(index);
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

function Overview({ record, hrefOf, open }: Pick<RecordTabsProps, 'record' | 'hrefOf' | 'open'>) {
  const labels = useLabels();
  const language = useContext(LanguageContext);
  if (record === null) {
    return null;
  }
  return (
    <>
      <h2>{labels.associated}</h2>
      {record.associations.map(({ objectTypeId, lines }) => (
        <section key={objectTypeId} className="associations">
          <h3>
            {labels.objects[objectTypeNames[objectTypeId]]} <span className="count">{lines.length}</span>
          </h3>
          {lines.length === 0 ? (
            <p className="hs-hint">{labels.noneAssociated}</p>
          ) : (
            <ul className="line-list">
              {lines.map((line) => (
                <li key={line.id}>
                  <a
                    href={hrefOf(objectTypeId, line.id)}
                    onClick={(event) => {
                      if (!event.metaKey && !event.ctrlKey) {
                        event.preventDefault();
                        open(objectTypeId, line.id);
                      }
                    }}
                  >
                    <span className="line-title">{line.title}</span>
                    <LineFacts facts={line.facts} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <section className="associations">
        <h3>
          {labels.objects.tasks} <span className="count">{record.tasks.length}</span>
        </h3>
        <ul className="line-list">
          {record.tasks.map((task) => (
            <li key={task.id} className="line">
              <span className="line-title">{task.title}</span>
              <span className="line-facts">{task.ownerName}</span>
            </li>
          ))}
          {record.tasks.length === 0 && <li className="hs-hint">{labels.noneAssociated}</li>}
        </ul>
      </section>
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
