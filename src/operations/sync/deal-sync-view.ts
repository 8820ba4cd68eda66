import type { DealSync } from '#contracts/deal-sync.ts';
import { isHubError } from '#contracts/errors.ts';
import {
  crossesFrom,
  directionOf,
  isKeptInStep,
  syncPolicyProperties,
  type SyncedProperty,
  type SyncPolicy,
} from '#core/synced-properties.ts';
import type { Side } from '#core/deal-type.ts';
import type { CrmPipeline } from '../crm-ports.ts';
import type { Ports } from '../ports.ts';
import type { Vendor } from '../programme/programme.ts';
import type { DealChange, SyncState } from './crm-deal-sync.ts';
import { isSomethingToShow, valueOf } from './deal-values.ts';

/** So many changes are more than anybody reads on a card. */
const changesShown = 30;

interface DealSyncContext {
  readonly vendor: Pick<Vendor, 'portalId' | 'products'>;
  readonly sync: SyncPolicy;
  /** Of whoever reads the card: the vendor's products have a name in each. */
  readonly language: keyof Vendor['products'][number]['name'];
}

interface DealSyncPorts {
  readonly store: Pick<Ports['store'], 'readSyncStates' | 'readDealChanges' | 'readVendorUsers'>;
  readonly crm: Pick<Ports['crm'], 'readPipelines'>;
}

/** How a shared deal is in step, as the card of one side shows it; null where there is no such deal. */
export async function readDealSync(
  { store, crm }: DealSyncPorts,
  side: Side,
  sharedDealId: string,
  { vendor, sync, language }: DealSyncContext,
): Promise<DealSync | null> {
  const [[state], changes, users] = await Promise.all([
    store.readSyncStates([sharedDealId]),
    store.readDealChanges(sharedDealId, changesShown),
    store.readVendorUsers(),
  ]);
  if (state === undefined) return null;
  const { sharedDeal } = state.record;
  const otherPortalId = side === 'partner' ? vendor.portalId : sharedDeal.partnerPortalId;
  const namesOfUsers = new Map<string, string>(users.map(({ userId, name }) => [`userId:${userId}`, name]));
  const shownText = (property: string, value: string) =>
    property === 'products' ? productNames(vendor, language, value) : value;
  const { stageId = null, presence = 'stands' } =
    state.crmDeals.find((one) => one.portalId === otherPortalId) ?? {};
  return {
    sharedDealId,
    currency: sharedDeal.currency,
    // The card shows the currency with the amount.
    properties: syncPolicyProperties.map((property) => {
      const direction = sync[property];
      const value = valueOf(sharedDeal, property);
      const line = { property, value: shownText(property, value), direction };
      if (!isKeptInStep(direction)) return { ...line, state: 'own', syncedAt: null };
      if (isStopped(state)) return { ...line, state: 'stopped', syncedAt: null };
      const portalIds = [vendor.portalId, sharedDeal.partnerPortalId];
      const syncedAt = inStepSince(state, portalIds, property, value);
      const isInStep = syncedAt !== null || isMissingInBoth(state, portalIds, property);
      return { ...line, state: isInStep ? 'in_step' : 'under_way', syncedAt };
    }),
    otherSide: { ...placeOf(await readPipelines(crm, otherPortalId), stageId), presence },
    changes: changes
      .filter((change) => change.side === side || hasCrossed(change, sync))
      .map(({ property, side: changedSide, value, previous, outcome, changedAt, changedBy }) => ({
        property,
        side: changedSide,
        value: shownText(property, value),
        previous: shownText(property, previous),
        outcome,
        changedAt,
        changedBy: changedBy === null ? null : (namesOfUsers.get(changedBy) ?? null),
      })),
  };
}

/** What gave way on a side whose values do not cross stays there, also as a line of the history (rules section 9). */
function hasCrossed({ property, side, outcome }: DealChange, sync: SyncPolicy): boolean {
  return outcome === 'adopted' || property === 'state' || crossesFrom(side, directionOf(sync, property));
}

function isStopped({ record: { sharedDeal }, crmDeals }: SyncState): boolean {
  return sharedDeal.state === 'removed' || crmDeals.some(({ presence }) => presence !== 'stands');
}

/** What is no product of the vendor's stays as somebody wrote it. */
function productNames(
  { products }: DealSyncContext['vendor'],
  language: DealSyncContext['language'],
  codes: string,
): string {
  const nameOf = (code: string) => products.find((product) => product.code === code)?.name[language] ?? code;
  return codes.split('; ').map(nameOf).join('; ');
}

/** The later of the two moments from which on the CRMs have had the value; null where one of them has another. */
function inStepSince(
  { shown }: SyncState,
  portalIds: readonly number[],
  property: string,
  value: string,
): string | null {
  const moments = portalIds.map((portalId) => {
    const there = shown.find((one) => one.portalId === portalId && one.property === property);
    return there?.value === value ? there.shownAt : null;
  });
  return moments.reduce<string | null>(
    (latest, moment) => (latest === null || moment === null ? null : moment > latest ? moment : latest),
    moments[0] ?? null,
  );
}

/** Nobody gave it, and neither CRM is known to show something. */
function isMissingInBoth(
  { record: { sharedDeal }, shown }: SyncState,
  portalIds: readonly number[],
  property: SyncedProperty,
): boolean {
  const showsOne = shown.some(
    (one) => one.property === property && one.value !== '' && portalIds.includes(one.portalId),
  );
  return !isSomethingToShow(sharedDeal, property) && !showsOne;
}

/** A card must open although the other side's CRM does not answer. */
async function readPipelines(crm: DealSyncPorts['crm'], portalId: number): Promise<readonly CrmPipeline[]> {
  try {
    return await crm.readPipelines(portalId);
  } catch (error) {
    if (isHubError(error, 'crm.unavailable') || isHubError(error, 'crm.not_permitted')) return [];
    throw error;
  }
}

function placeOf(pipelines: readonly CrmPipeline[], stageId: string | null) {
  for (const { label, stages } of pipelines) {
    const stage = stages.find(({ id }) => id === stageId);
    if (stage !== undefined) return { pipeline: label, stage: stage.label };
  }
  return { pipeline: null, stage: null };
}
