import type { ColumnType, Generated } from 'kysely';
import type { Side } from '#core/deal-type.ts';
import type { SyncedProperty } from '#core/synced-properties.ts';
import type { Offer } from '#operations/offers/offer.ts';
import type { CrmDealPresence, DealChangeOutcome } from '#operations/sync/crm-deal-sync.ts';
import type { InboxEvent } from '#sync/ports.ts';
import type { Json } from './json-column.ts';

/** The tables of what keeps two CRMs in step, and of what both sides say and offer. */
export interface SyncTables {
  syncedValues: SyncedValueTable;
  crmValues: CrmValueTable;
  crmDeals: CrmDealTable;
  dealChanges: DealChangeTable;
  inbox: InboxTable;
  messages: MessageTable;
  messageReads: MessageReadTable;
  dealOffers: DealOfferTable;
}

/** Who changed a value last. A property without a row has the value of the registration. */
interface SyncedValueTable {
  sharedDealId: string;
  property: SyncedProperty;
  changedAt: ColumnType<Date, string, string>;
  side: Side;
}

/** What the CRM deal in a portal is known to show, and since when. */
interface CrmValueTable {
  sharedDealId: string;
  portalId: number;
  property: SyncedProperty;
  value: string;
  shownAt: ColumnType<Date, string, string>;
}

/** The CRM deal of a shared deal in a portal, as HubSpot last told it. */
interface CrmDealTable {
  sharedDealId: string;
  portalId: number;
  stageId: string | null;
  stageAt: ColumnType<Date | null, string | null, string | null>;
  presence: Generated<CrmDealPresence>;
  presenceAt: ColumnType<Date | null, string | null, string | null>;
  /** When the app last wrote synced properties there. */
  writtenAt: ColumnType<Date | null, string | null, string | null>;
  /** When all its values were last compared with the hub's. */
  comparedAt: ColumnType<Date | null, string | null, string | null>;
}

/** What was changed in either CRM, for people to read; never changed itself. */
interface DealChangeTable {
  sharedDealId: string;
  changeId: string;
  property: SyncedProperty | 'state';
  side: Side;
  value: string;
  previous: string;
  outcome: DealChangeOutcome;
  changedAt: ColumnType<Date, string, never>;
  changedBy: string | null;
  savedAt: Generated<Date>;
}

/** What HubSpot told of changes, until it is worked off and some days longer: what is told twice is known by its key. */
interface InboxTable {
  portalId: number;
  eventKey: string;
  event: Json<InboxEvent>;
  state: Generated<'waiting' | 'done' | 'dead'>;
  attempts: Generated<number>;
  leasedUntil: Date | null;
  lastError: string | null;
  receivedAt: Generated<Date>;
}

interface MessageTable {
  sharedDealId: string;
  messageId: string;
  side: Side;
  author: Json<{ readonly name: string; readonly email: string }>;
  body: string;
  postedAt: ColumnType<Date, string, never>;
}

/** How far a side had read, and when; a row for each time that it read further. */
interface MessageReadTable {
  sharedDealId: string;
  side: Side;
  readUpTo: ColumnType<Date, string, never>;
  reader: Json<{ readonly userId: string; readonly email: string }>;
  readAt: ColumnType<Date, string, never>;
}

/** Line items and quotes of the vendor's deal, as they were last read there. */
interface DealOfferTable {
  sharedDealId: string;
  offer: Json<Offer>;
  readAt: ColumnType<Date, string, string>;
}
