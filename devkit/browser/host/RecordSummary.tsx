import { useContext } from 'react';
import { objectTypeNames } from '../../host/host-api.ts';
import type { ObjectTypeId, RecordDetail, RecordProperty } from '../../host/host-api.ts';
import { formatFact } from './facts.ts';
import { LanguageContext, useLabels } from './labels.ts';
import { propertyLabel } from './property-labels.ts';

interface RecordSummaryProps {
  /** Null until it has been read. */
  record: RecordDetail | null;
  objectTypeId: ObjectTypeId;
}

/** The left column: what the record is, and its properties. */
export function RecordSummary({ record, objectTypeId }: RecordSummaryProps) {
  const labels = useLabels();
  const custom = record?.properties.filter((property) => property.custom) ?? [];
  return (
    <section className="summary" aria-label={labels.aboutRecord}>
      <header className="summary-head">
        <p className="summary-kind">{labels.object[objectTypeNames[objectTypeId]]}</p>
        <h1>{record?.title ?? labels.loading}</h1>
        {record !== null && <p className="hs-hint">#{record.id}</p>}
      </header>
      <PropertyList properties={record?.properties.filter((property) => !property.custom) ?? []} />
      {custom.length > 0 && (
        <>
          <h2>{labels.appProperties}</h2>
          <PropertyList properties={custom} />
        </>
      )}
    </section>
  );
}

function PropertyList({ properties }: { properties: readonly RecordProperty[] }) {
  const labels = useLabels();
  const language = useContext(LanguageContext);
  return (
    <dl className="property-list">
      {properties.map((property) => (
        <div key={property.name}>
          <dt>{propertyLabel(property.name, property.label, language)}</dt>
          <dd>{property.value === null ? labels.noValue : formatFact(property.value, language)}</dd>
        </div>
      ))}
    </dl>
  );
}
