import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { SyncedProperty } from '#core/synced-properties.ts';
import type { DealChange, SyncState } from '#operations/sync/crm-deal-sync.ts';
import type { SyncedValues } from '#operations/sync/deal-values.ts';
import type { Folded } from '#operations/sync/fold-changes.ts';
import type { SharedDealRecord } from '#operations/shared-deal/shared-deal.ts';
import type { ShownSince } from '#sync/ports.ts';
import type { LaterInsert } from './later-writes.ts';
import { toJson } from './json-column.ts';
import type { Tables } from './schema.ts';
import { readSharedDealRecords } from './shared-deals.ts';

/**
 * What the two CRMs show of shared deals, beside what they are to show. `shared_deals` has the values themselves; here stands
 * who changed each last, what each CRM deal is known to show, and whether it stands.
 */

interface SyncRow {
  readonly sharedDealId: string;
  readonly changedLast: SyncState['changedLast'];
  readonly shown: SyncState['shown'];
  readonly crmDeals: SyncState['crmDeals'];
}

/** In any order; an id that nobody knows is left out. */
export async function readSyncStates(
  kysely: Kysely<Tables>,
  sharedDealIds: readonly string[],
): Promise<SyncState[]> {
  const ids = sql`any(${[...sharedDealIds]}::uuid[])`;
  const records = await readSharedDealRecords(kysely, sql`d.shared_deal_id = ${ids}`);
  const { rows } = await sql<SyncRow>`
    select d.shared_deal_id,
      (
        select coalesce(jsonb_object_agg(v.property, jsonb_build_object('changedAt', ${iso('v.changed_at')}, 'side', v.side)), '{}')
        from synced_values v where v.shared_deal_id = d.shared_deal_id
      ) as changed_last,
      (
        select coalesce(jsonb_agg(jsonb_build_object('portalId', s.portal_id, 'property', s.property, 'value', s.value,
          'shownAt', ${iso('s.shown_at')})), '[]')
        from crm_values s where s.shared_deal_id = d.shared_deal_id
      ) as shown,
      (
        select coalesce(jsonb_agg(jsonb_build_object('portalId', c.portal_id, 'stageId', c.stage_id, 'stageAt', ${iso('c.stage_at')},
          'presence', c.presence, 'presenceAt', ${iso('c.presence_at')})), '[]')
        from crm_deals c where c.shared_deal_id = d.shared_deal_id
      ) as crm_deals
    from shared_deals d where d.shared_deal_id = ${ids}
  `.execute(kysely);
  const besides = new Map(rows.map((row) => [row.sharedDealId, row]));
  return records.flatMap((record) => {
    const beside = besides.get(record.sharedDeal.sharedDealId);
    if (beside === undefined) return [];
    const { changedLast, shown, crmDeals } = beside;
    return [{ record, changedLast, shown, crmDeals }];
  });
}

/** As JavaScript writes it, so that moments of both sources are one text. */
function iso(column: string) {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Whoever changes a shared deal or adds to its effects comes here first, so that they do it one after the other. */
export async function lockSharedDeal(kysely: Kysely<Tables>, sharedDealId: string): Promise<void> {
  await sql`
    select from shared_deals where shared_deal_id = ${sharedDealId}::uuid for no key update
  `.execute(kysely);
}

/**
 * Shared deals as they are once nobody else changes them: what is told of one in this transaction is not overtaken by what another
 * one, under way at the same time, makes of it.
 */
export async function readLocked(
  kysely: Kysely<Tables>,
  which: RawBuilder<unknown>,
): Promise<SharedDealRecord[]> {
  await sql`
    select from shared_deals d where ${which} order by d.shared_deal_id for no key update
  `.execute(kysely);
  return readSharedDealRecords(kysely, which);
}

/** Writes what changes have made of a shared deal that is locked. */
export async function saveFolded(kysely: Kysely<Tables>, before: SyncState, folded: Folded): Promise<void> {
  const { sharedDeal, changedLast, shown, crmDeal, history } = folded;
  const { sharedDealId } = sharedDeal;
  if (sharedDeal !== before.record.sharedDeal) {
    await kysely
      .updateTable('sharedDeals')
      .set({
        name: sharedDeal.name,
        amount: sharedDeal.amount,
        currency: sharedDeal.currency,
        closeOn: sharedDeal.closeOn,
        products: toJson(sharedDeal.products),
        introNote: sharedDeal.introNote,
        painOrOpportunity: sharedDeal.painOrOpportunity,
        nextSteps: sharedDeal.nextSteps,
        state: sharedDeal.state,
        stateBeforeTombstone: sharedDeal.stateBeforeTombstone,
        close: sharedDeal.close === null ? null : toJson(sharedDeal.close),
      })
      .where('sharedDealId', '=', sharedDealId)
      .execute();
  }
  const changed = Object.entries(changedLast).map(([property, last]) => ({ property, ...last }));
  if (changed.length > 0) {
    await sql`
      insert into synced_values (shared_deal_id, property, changed_at, side)
      select ${sharedDealId}::uuid, c.property, c."changedAt", c.side
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c(property text, "changedAt" timestamptz, side text)
      on conflict (shared_deal_id, property) do update set changed_at = excluded.changed_at, side = excluded.side
    `.execute(kysely);
  }
  await saveShown(kysely, crmDeal.portalId, [
    { sharedDealId, values: shown.map(({ property, value, shownAt }) => ({ property, value, at: shownAt })) },
  ]);
  const { portalId, stageId, stageAt, presence, presenceAt } = crmDeal;
  await kysely
    .insertInto('crmDeals')
    .values({ sharedDealId, portalId, stageId, stageAt, presence, presenceAt })
    .onConflict((conflict) =>
      conflict.columns(['sharedDealId', 'portalId']).doUpdateSet({ stageId, stageAt, presence, presenceAt }),
    )
    .execute();
  if (history.length > 0) {
    await kysely
      .insertInto('dealChanges')
      .values(history.map((line) => ({ sharedDealId, ...line })))
      .execute();
  }
}

/** Nothing may be known of the CRM deal yet. */
export function shownInserts(
  sharedDealId: string,
  portalId: number,
  values: SyncedValues,
  at: Date,
): LaterInsert[] {
  const entries = Object.entries(values) as [SyncedProperty, string][];
  const rows = entries.map(([property, value]) => ({
    sharedDealId,
    portalId,
    property,
    value,
    shownAt: at.toISOString(),
  }));
  return rows.length === 0 ? [] : [(creator) => creator.insertInto('crmValues').values(rows)];
}

interface ShownThere {
  readonly sharedDealId: string;
  readonly values: readonly { readonly property: string; readonly value: string; readonly at: string }[];
}

/** What CRM deals of a portal are known to show; what was known of a later moment stays. */
async function saveShown(
  kysely: Kysely<Tables>,
  portalId: number,
  deals: readonly ShownThere[],
): Promise<void> {
  const rows = deals.flatMap(({ sharedDealId, values }) =>
    values.map((value) => ({ sharedDealId, ...value })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into crm_values as c (shared_deal_id, portal_id, property, value, shown_at)
    select "sharedDealId", ${portalId}::bigint, property, value, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s("sharedDealId" uuid, property text, value text, at timestamptz)
    order by "sharedDealId", property
    on conflict (shared_deal_id, portal_id, property) do update
      set value = excluded.value, shown_at = excluded.shown_at
      where c.shown_at <= excluded.shown_at
  `.execute(kysely);
}

/** What the app wrote into CRM deals, in one transaction with the note that it did. */
export async function saveWritten(
  kysely: Kysely<Tables>,
  portalId: number,
  delivered: readonly { readonly sharedDealId: string; readonly shown: ShownSince | null }[],
  now: Date,
): Promise<void> {
  const written = delivered.flatMap(({ sharedDealId, shown }) =>
    shown === null ? [] : [{ sharedDealId, stageId: shown.stageId ?? null, ...shown }],
  );
  if (written.length === 0) return;
  await saveShown(
    kysely,
    portalId,
    written.map(({ sharedDealId, values, at }) => ({
      sharedDealId,
      values: Object.entries(values).map(([property, value]) => ({ property, value, at })),
    })),
  );
  const deals = written.map(({ sharedDealId, stageId, at }) => ({ sharedDealId, stageId, at }));
  await sql`
    insert into crm_deals as c (shared_deal_id, portal_id, stage_id, stage_at, written_at)
    select "sharedDealId", ${portalId}::bigint, "stageId", case when "stageId" is not null then at end, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(deals)}::jsonb) as w("sharedDealId" uuid, "stageId" text, at timestamptz)
    order by "sharedDealId"
    on conflict (shared_deal_id, portal_id) do update
      set written_at = excluded.written_at,
        stage_id = coalesce(c.stage_id, excluded.stage_id), stage_at = coalesce(c.stage_at, excluded.stage_at)
  `.execute(kysely);
}

/** Newest first. */
export async function readDealChanges(
  kysely: Kysely<Tables>,
  sharedDealId: string,
  count: number,
): Promise<DealChange[]> {
  const rows = await kysely
    .selectFrom('dealChanges')
    .select(['changeId', 'property', 'side', 'value', 'previous', 'outcome', 'changedAt', 'changedBy'])
    .where('sharedDealId', '=', sharedDealId)
    .orderBy('changedAt', 'desc')
    .orderBy('changeId', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}
