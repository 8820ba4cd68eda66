import { useId } from 'react';
import { objectTypeNames } from '../../host/host-api.ts';
import type { RecordDetail } from '../../host/host-api.ts';
import { useLabels } from './labels.ts';
import { RecordLink } from './RecordLink.tsx';
import type { RecordLinks } from './RecordLink.tsx';

interface AssociationsProps {
  record: RecordDetail;
  links: RecordLinks;
}

/** The records that belong to this one, and the same shared deal in other portals. */
export function Associations({ record, links }: AssociationsProps) {
  const labels = useLabels();
  const headingId = useId();
  return (
    <section className="association-list" aria-labelledby={headingId}>
      <h2 id={headingId}>{labels.associated}</h2>
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
                  <RecordLink line={line} links={links} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {record.twins.length > 0 && (
        <section className="associations">
          <h3>{labels.sameSharedDeal}</h3>
          <ul className="line-list">
            {record.twins.map(({ portalId, portalName, line }) => (
              <li key={`${portalId} ${line.id}`}>
                <RecordLink line={line} links={links} portalId={portalId} prefix={`${portalName}: `} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}
