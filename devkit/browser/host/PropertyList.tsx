import { useContext } from 'react';
import type { RecordProperty } from '../../host/host-api.ts';
import { formatFact } from './facts.ts';
import { LanguageContext, useLabels } from './labels.ts';
import { propertyLabel } from './property-labels.ts';

export function PropertyList({ properties }: { properties: readonly RecordProperty[] }) {
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
