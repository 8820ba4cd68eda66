import { useContext } from 'react';
import type { TaskLine } from '../../host/host-api.ts';
import { formatMoment } from './facts.ts';
import { LanguageContext, useLabels } from './labels.ts';
import { PropertyList } from './PropertyList.tsx';
import { RecordLink } from './RecordLink.tsx';
import type { RecordLinks } from './RecordLink.tsx';

/** The tasks of a record as whoever has to do them reads them. */
export function Tasks({ tasks, links }: { tasks: readonly TaskLine[]; links: RecordLinks }) {
  const labels = useLabels();
  const language = useContext(LanguageContext);
  return (
    <section className="associations">
      <h3>
        {labels.objects.tasks} <span className="count">{tasks.length}</span>
      </h3>
      {tasks.length === 0 && <p className="hs-hint">{labels.noneAssociated}</p>}
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className="task">
            <h4>{task.title}</h4>
            <p className="hs-hint">
              {[task.ownerName, task.dueAt === null ? null : labels.due(formatMoment(task.dueAt, language))]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
            {task.body.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            {task.about.length > 0 && (
              <ul className="line-list">
                {task.about.map((line) => (
                  <li key={line.id}>
                    <RecordLink line={line} links={links} />
                  </li>
                ))}
              </ul>
            )}
            {task.appGroups.map((group) => (
              <details key={group.name}>
                <summary>{group.label}</summary>
                <PropertyList properties={group.properties} />
              </details>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
