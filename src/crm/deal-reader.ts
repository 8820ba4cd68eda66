import type { Portal } from '#operations/programme/programme.ts';
import type { CrmDealChange } from '#operations/sync/crm-deal-sync.ts';
import { syncedProperties } from '#core/synced-properties.ts';
import { orHubError } from './crm-error.ts';
import type { CrmDealReader } from '#sync/ports.ts';
import type { PropertyVersion, RecordClient } from './record-client.ts';
import { fromHubSpot, hubSpotNameOf, syncedPropertyNames } from './synced-properties.ts';

/** HubSpot's bound where a batch asks for histories. */
const historyBatchSize = 50;

/**
 * What CRM deals show now, and since when. A history also says who wrote: what the app wrote itself is nobody's change, but what
 * somebody changed before that, and nobody told us, still is one.
 */
export function createDealReader(options: {
  readonly records: RecordClient;
  /** HubSpot's id of the app in a portal; null where no webhook has told it yet. */
  readonly appIdOf: (portalId: number) => Promise<string | null>;
}): CrmDealReader {
  const { records, appIdOf } = options;
  const names = [...syncedPropertyNames, 'dealstage'];
  return {
    async readDeals({ portalId, timeZone }, recordIds) {
      const found = await orHubError(() => records.readBatch(portalId, 'deals', recordIds, names));
      return new Map(
        found.map(({ id, properties }) => [
          id,
          {
            values: Object.fromEntries(
              syncedProperties.map((property) => [
                property,
                fromHubSpot(property, properties[hubSpotNameOf(property)] ?? null, timeZone),
              ]),
            ),
            stageId: properties['dealstage'] ?? null,
          },
        ]),
      );
    },
    async readMoments(portal, recordIds) {
      const appId = await appIdOf(portal.portalId);
      const changes = new Map<string, readonly CrmDealChange[]>();
      for (let start = 0; start < recordIds.length; start += historyBatchSize) {
        const some = recordIds.slice(start, start + historyBatchSize);
        const histories = await orHubError(() =>
          records.readHistories(portal.portalId, 'deals', some, names),
        );
        for (const [id, byName] of histories) changes.set(id, changesIn(byName, portal, appId));
      }
      return changes;
    },
  };
}

/** Versions come newest first. */
function changesIn(
  byName: Readonly<Record<string, readonly PropertyVersion[]>>,
  { timeZone }: Portal,
  appId: string | null,
): CrmDealChange[] {
  const isOwn = ({ sourceType, sourceId }: PropertyVersion) =>
    sourceType === 'INTEGRATION' && (appId === null || sourceId === appId);
  const values = syncedProperties.flatMap((property): CrmDealChange[] => {
    const versions = byName[hubSpotNameOf(property)] ?? [];
    const [newest] = versions;
    // All of them: the last one may be a value that is emptied, which leaves the one before it standing.
    const changed = versions.filter((version) => !isOwn(version));
    const valueIn = ({ value, at }: PropertyVersion) => ({
      property,
      value: fromHubSpot(property, value, timeZone),
      at: at.toISOString(),
    });
    return [
      ...changed.map((version) => ({ kind: 'value' as const, ...valueIn(version), by: version.sourceId })),
      ...(newest !== undefined && isOwn(newest)
        ? [{ kind: 'written' as const, ...valueIn(newest), by: null }]
        : []),
    ];
  });
  const [stage] = byName['dealstage'] ?? [];
  return stage === undefined || stage.value === ''
    ? values
    : [...values, { kind: 'stage', stageId: stage.value, at: stage.at.toISOString(), by: stage.sourceId }];
}
