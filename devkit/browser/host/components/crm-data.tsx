import type {
  BaseComponentProps,
  CrmAssociationTableProps,
  CrmPropertyListProps,
} from '@hubspot/ui-extensions';
import type { RecordAddress } from '../../../host/host-api.ts';
import { hostClient } from '../host-client.ts';
import { useLabels } from '../labels.ts';
import { useLoaded } from '../use-loaded.ts';
import { useCardEnvironment } from './card-environment.ts';
import { classes, testIdOf } from './shared.ts';

/** The parts that HubSpot draws from its own data; the stand-in's data is enough for two of them. */

type PropertyListProps = Pick<CrmPropertyListProps, 'properties' | 'objectTypeId' | 'objectId' | 'testId'> & {
  direction?: string;
};

export function CrmPropertyList({ properties, direction = 'column', ...props }: PropertyListProps) {
  const labels = useLabels();
  const { address } = useCardEnvironment();
  const target: RecordAddress = {
    portalId: address.portalId,
    objectTypeId: props.objectTypeId ?? address.objectTypeId,
    objectId: props.objectId === undefined ? address.objectId : String(props.objectId),
  };
  const loaded = useLoaded(JSON.stringify([target, properties]), () =>
    hostClient.properties(target, properties),
  );
  return (
    <dl className={classes('hs-description-list', `is-${direction}`)} {...testIdOf(props)}>
      {properties.map((name) => (
        <div key={name} className="hs-description">
          <dt>{name}</dt>
          <dd>{(loaded.state === 'ready' ? loaded.value[name] : null) ?? labels.noValue}</dd>
        </div>
      ))}
    </dl>
  );
}

export function CrmAssociationTable({
  objectTypeId,
  propertyColumns,
  pageSize,
  ...props
}: CrmAssociationTableProps) {
  const labels = useLabels();
  const { address } = useCardEnvironment();
  const request = { toObjectType: objectTypeId, properties: propertyColumns, pageLength: pageSize ?? 10 };
  const loaded = useLoaded(JSON.stringify([address, request]), () =>
    hostClient.associations(address, request),
  );
  const rows = loaded.state === 'ready' ? loaded.value.results : [];
  return (
    <div className="hs-table-frame">
      <table className="hs-table is-bordered is-default" {...testIdOf(props)}>
        <thead>
          <tr>
            {propertyColumns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.toObjectId}>
              {propertyColumns.map((name) => (
                <td key={name}>{row.properties[name] ?? labels.noValue}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function crmPlaceholder(name: string) {
  return function CrmPlaceholder(props: BaseComponentProps) {
    const labels = useLabels();
    return (
      <div className="hs-gap" role="note" {...testIdOf(props)}>
        {labels.crmPlaceholder(name)}
      </div>
    );
  };
}
