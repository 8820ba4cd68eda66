import { objectTypeNames } from '../../host/host-api.ts';
import type { ObjectTypeId, RecordDetail } from '../../host/host-api.ts';
import { useLabels } from './labels.ts';
import { PropertyList } from './PropertyList.tsx';

interface RecordSummaryProps {
  /** Null until it has been read. */
  record: RecordDetail | null;
  objectTypeId: ObjectTypeId;
}

/** The left column: what the record is, its properties, and under a heading of its own each group that an app added. */
export function RecordSummary({ record, objectTypeId }: RecordSummaryProps) {
  const labels = useLabels();
  return (
    <section className="summary" aria-label={labels.aboutRecord}>
      <header className="summary-head">
        <p className="summary-kind">{labels.object[objectTypeNames[objectTypeId]]}</p>
        <h1>{record?.title ?? labels.loading}</h1>
        {record !== null && <p className="hs-hint">#{record.id}</p>}
      </header>
      <PropertyList properties={record?.properties ?? []} />
      {record?.appGroups.map((group) => (
        <section key={group.name} className="app-group">
          <h2>
            {group.label} <span className="mark is-shared">{labels.ofTheApp}</span>
          </h2>
          <PropertyList properties={group.properties} />
        </section>
      ))}
    </section>
  );
}
