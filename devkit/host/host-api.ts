/**
 * What the page of the card host and its server say to each other under `/__host/`. Values cross as raw
 * facts (amount and currency, day, moment) and are formatted by the page, in the language chosen there.
 */

export type Language = 'en' | 'de';
export type Side = 'partner' | 'vendor';
export type ObjectTypeId = '0-1' | '0-2' | '0-3';
export type ObjectTypeName = 'contacts' | 'companies' | 'deals';
export type CardLocation = 'crm.record.sidebar' | 'crm.record.tab';

export const objectTypeNames: Readonly<Record<ObjectTypeId, ObjectTypeName>> = {
  '0-1': 'contacts',
  '0-2': 'companies',
  '0-3': 'deals',
};

interface HostTeam {
  id: number;
  name: string;
  teammates: number[];
}

/** A person who may be signed in to a portal, in the words of a card's `context.user`. */
export interface HostUser {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  /** For instance `de-de`. */
  locale: string;
  language: Language;
  teams: readonly HostTeam[];
  roles: readonly string[];
}

export interface HostPortal {
  portalId: number;
  name: string;
  side: Side;
  timeZone: string;
  users: readonly HostUser[];
}

export interface HostCard {
  id: string;
  title: Readonly<Record<Language, string>>;
  location: CardLocation;
  objectTypeIds: readonly ObjectTypeId[];
  side: Side;
  bundleUrl: string;
}

export interface HostSetup {
  appName: string;
  portals: readonly HostPortal[];
  cards: readonly HostCard[];
}

export type Fact =
  | { kind: 'text'; text: string }
  | { kind: 'money'; amount: number; currency: string }
  /** A calendar day, `YYYY-MM-DD`. */
  | { kind: 'day'; on: string }
  /** An ISO moment. */
  | { kind: 'moment'; at: string };

/** One record as a line of a list. */
export interface RecordLine {
  objectTypeId: ObjectTypeId;
  id: string;
  title: string;
  facts: readonly Fact[];
  createdAt: string;
  updatedAt: string;
  /** Set on CRM deals that belong to a shared deal; both sides' CRM deals carry the same id. */
  sharedDealId?: string;
}

export interface RecordList {
  lines: readonly RecordLine[];
  /** How many match, the lines left off included. */
  total: number;
}

export interface RecordProperty {
  name: string;
  label: string;
  value: Fact | null;
  /** Defined by an app, not by the CRM itself. */
  custom: boolean;
}

export interface RecordDetail extends RecordLine {
  properties: readonly RecordProperty[];
  associations: readonly { objectTypeId: ObjectTypeId; lines: readonly RecordLine[] }[];
  tasks: readonly TaskLine[];
}

export interface TaskLine {
  id: string;
  title: string;
  ownerName: string | null;
  createdAt: string;
  updatedAt: string;
}

/** One portal's CRM at a glance: how much of everything, and the newest of it. */
export interface CrmOverview {
  portalId: number;
  name: string;
  side: Side;
  counts: Readonly<Record<ObjectTypeName | 'tasks', number>>;
  newest: Readonly<Record<ObjectTypeName, readonly RecordLine[]>>;
  newestTasks: readonly TaskLine[];
}

/** Sent through server-sent events after each change of a record in any portal. */
export interface ChangeNotice {
  portalId: number;
  objectType: string;
  id: string;
  kind: string;
}

/** Which record a call of a card is about. */
export interface RecordAddress {
  portalId: number;
  objectTypeId: string;
  objectId: string;
}

interface AssociationResult {
  toObjectId: number;
  associationTypes: { category: string; typeId: number; label: string }[];
  properties: Record<string, string | null>;
}

export interface AssociationPage {
  results: AssociationResult[];
  hasMore: boolean;
  nextOffset: number;
}

export interface SearchPage {
  results: { objectId: number; properties: Record<string, string | null> }[];
  total: number;
  hasMore: boolean;
  after?: string;
}
