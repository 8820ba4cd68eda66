import { dayOf } from '#core/calendar-day.ts';
import type { SharedDealState, Side } from '#core/deal-type.ts';
import type { Policy } from '#core/policy.ts';
import { decideChange } from '#core/property-change.ts';
import { directionOf, type SyncedProperty } from '#core/synced-properties.ts';
import type { Ids } from '../ports.ts';
import type { SharedDeal } from '../shared-deal/shared-deal.ts';
import type { CrmDealChange, CrmDealStanding, DealChange, ShownValue, SyncState } from './crm-deal-sync.ts';
import { valueOf, withValue } from './deal-values.ts';

type StageOutcome = 'open' | 'won' | 'lost';

/** Where the changes were made and by what they are judged. */
export interface ChangedPortal {
  readonly portalId: number;
  readonly side: Side;
  readonly vendorTimeZone: string;
  readonly policy: Policy;
  /** What a stage of the vendor's makes of a deal; null for a stage that its portal does not have. */
  outcomeOf(stageId: string): StageOutcome | null;
}

/** The shared deal after the changes, and what is new about it. */
export interface Folded {
  readonly sharedDeal: SharedDeal;
  readonly changedLast: SyncState['changedLast'];
  /** Of the portal in which the changes were made. */
  readonly shown: readonly ShownValue[];
  readonly crmDeal: CrmDealStanding;
  readonly history: readonly DealChange[];
}

/**
 * What changes in one CRM make of a shared deal, whatever order they are heard in and however often: each is decided by its
 * own moment (rules section 9). The vendor's stage opens and closes the deal; its close freezes the facts by which verdicts
 * are judged (section 3). A CRM deal that is deleted makes a tombstone of the shared deal until it is restored.
 */
export function foldChanges(
  state: SyncState,
  changes: readonly CrmDealChange[],
  where: ChangedPortal,
  ids: Ids,
): Folded {
  const { portalId } = where;
  let folded: Folded = {
    sharedDeal: state.record.sharedDeal,
    changedLast: state.changedLast,
    shown: state.shown.filter((one) => one.portalId === portalId),
    crmDeal: state.crmDeals.find((one) => one.portalId === portalId) ?? {
      portalId,
      stageId: null,
      stageAt: null,
      presence: 'stands',
      presenceAt: null,
    },
    history: [],
  };
  for (const change of changes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    switch (change.kind) {
      case 'value':
        folded = foldValue(folded, change, where, ids);
        break;
      case 'written':
        folded = { ...folded, shown: shownAfter(folded.shown, portalId, change) };
        break;
      case 'stage':
        folded = foldStage(folded, change, state, where, ids);
        break;
      case 'presence':
        folded = foldPresence(folded, change, state);
        break;
    }
  }
  return folded;
}

type ChangeOf<Kind extends CrmDealChange['kind']> = Extract<CrmDealChange, { kind: Kind }>;

function foldValue(folded: Folded, change: ChangeOf<'value'>, where: ChangedPortal, ids: Ids): Folded {
  const { property, value, at } = change;
  const { side, portalId } = where;
  const previous = valueOf(folded.sharedDeal, property);
  const last = folded.changedLast[property];
  const known = folded.shown.find((one) => one.property === property);
  const stoodSince = registeredValueSince(folded.sharedDeal, side, known);
  const current = {
    value: previous,
    changedAt: last?.changedAt ?? stoodSince,
    side: last?.side ?? ('partner' as const),
  };
  const direction = directionOf(where.policy.sync, property);
  const outcome = decideChange(property, current, { value, changedAt: at, side }, direction);
  const shown = shownAfter(folded.shown, portalId, change);
  const after: Folded = { ...folded, shown };
  switch (outcome) {
    case 'own':
    case 'unchanged':
      return after;
    case 'confirmed':
      return { ...after, changedLast: { ...after.changedLast, [property]: { changedAt: at, side } } };
    case 'adopted':
      return {
        ...after,
        sharedDeal: withValue(after.sharedDeal, property, value),
        changedLast: { ...after.changedLast, [property]: { changedAt: at, side } },
        history: [...after.history, line(property, previous, outcome)],
      };
    case 'superseded':
    case 'emptied':
      // What was told before and lost already, is no news; nor is what stood before it was registered.
      return shown !== folded.shown && known?.value !== value && Date.parse(at) >= Date.parse(stoodSince)
        ? { ...after, history: [...after.history, line(property, previous, outcome)] }
        : after;
  }

  function line(changed: SyncedProperty, before: string, became: DealChange['outcome']): DealChange {
    return {
      changeId: ids.next(),
      property: changed,
      side,
      value,
      previous: before,
      outcome: became,
      changedAt: at,
      changedBy: change.by,
    };
  }
}

const ever = new Date(0).toISOString();

/**
 * Since when a registered value stands in a CRM: what people wrote before that is older. Where the app made the CRM deal nothing
 * is older. A converted one stood before; its moment is that of HubSpot where it is known, since the hub's clock may be ahead.
 */
function registeredValueSince(
  { source, registeredAt }: SharedDeal,
  side: Side,
  known: ShownValue | undefined,
): string {
  if (side === 'vendor' || source.type !== 'deal') return ever;
  return known !== undefined && Date.parse(known.shownAt) < Date.parse(registeredAt)
    ? known.shownAt
    : registeredAt;
}

/** The same list where something later is known already. */
function shownAfter(
  shown: readonly ShownValue[],
  portalId: number,
  { property, value, at }: ChangeOf<'value' | 'written'>,
): readonly ShownValue[] {
  const known = shown.find((one) => one.property === property);
  if (known !== undefined && Date.parse(known.shownAt) > Date.parse(at)) return shown;
  return [...shown.filter((one) => one !== known), { portalId, property, value, shownAt: at }];
}

function foldStage(
  folded: Folded,
  { stageId, at, by }: ChangeOf<'stage'>,
  state: SyncState,
  where: ChangedPortal,
  ids: Ids,
): Folded {
  const { crmDeal } = folded;
  if (crmDeal.stageAt !== null && Date.parse(crmDeal.stageAt) > Date.parse(at)) return folded;
  const after: Folded = { ...folded, crmDeal: { ...crmDeal, stageId, stageAt: at } };
  const outcome = where.side === 'vendor' ? where.outcomeOf(stageId) : null;
  const previous = standingState(after.sharedDeal);
  if (outcome === null || outcome === previous) return after;
  const close =
    outcome === 'open'
      ? null
      : {
          facts: {
            closedOn: dayOf(new Date(at), where.vendorTimeZone),
            claim: state.record.claim,
            wonByOther: false,
          },
          policy: where.policy,
        };
  return {
    ...after,
    sharedDeal: withStandingState({ ...after.sharedDeal, close }, outcome),
    history: [
      ...after.history,
      {
        changeId: ids.next(),
        property: 'state',
        side: 'vendor',
        value: outcome,
        previous,
        outcome: 'adopted',
        changedAt: at,
        changedBy: by,
      },
    ],
  };
}

function foldPresence(folded: Folded, { presence, at }: ChangeOf<'presence'>, state: SyncState): Folded {
  const { crmDeal, sharedDeal } = folded;
  if (crmDeal.presenceAt !== null && Date.parse(crmDeal.presenceAt) > Date.parse(at)) return folded;
  // HubSpot tells of a merge as of a deletion too.
  if (crmDeal.presence === 'merged' && presence === 'deleted') return folded;
  const after = { ...folded, crmDeal: { ...crmDeal, presence, presenceAt: at } };
  const isGone = [after.crmDeal, ...state.crmDeals.filter((one) => one.portalId !== crmDeal.portalId)].some(
    (one) => one.presence !== 'stands',
  );
  return {
    ...after,
    sharedDeal: {
      ...sharedDeal,
      state: isGone ? 'tombstoned' : standingState(sharedDeal),
      stateBeforeTombstone: isGone ? standingState(sharedDeal) : null,
    },
  };
}

/** The state that the deal has, or would have if all its CRM deals stood. */
function standingState({ state, stateBeforeTombstone }: SharedDeal): SharedDealState {
  return stateBeforeTombstone ?? state;
}

function withStandingState(deal: SharedDeal, state: SharedDealState): SharedDeal {
  return deal.stateBeforeTombstone === null ? { ...deal, state } : { ...deal, stateBeforeTombstone: state };
}
