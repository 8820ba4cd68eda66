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
  clock: HostClock;
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
}

/** Properties that an app has defined, under the label that it gave their group. */
export interface AppPropertyGroup {
  name: string;
  label: string;
  properties: readonly RecordProperty[];
}

export interface RecordDetail extends RecordLine {
  /** The CRM's own. */
  properties: readonly RecordProperty[];
  /** Groups of which the record has a value. */
  appGroups: readonly AppPropertyGroup[];
  associations: readonly { objectTypeId: ObjectTypeId; lines: readonly RecordLine[] }[];
  tasks: readonly TaskLine[];
  /** CRM deals of the same shared deal in other portals. */
  twins: readonly { portalId: number; portalName: string; line: RecordLine }[];
}

export interface TaskLine {
  id: string;
  title: string;
  /** Plain text, a paragraph each. */
  body: readonly string[];
  ownerName: string | null;
  /** ISO moment. */
  dueAt: string | null;
  appGroups: readonly AppPropertyGroup[];
  /** The records that the task is about. */
  about: readonly RecordLine[];
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

/** A record of any portal has changed. */
interface ChangeNotice {
  portalId: number;
  objectType: string;
  id: string;
  kind: string;
}

/** Which day it is for the rules. Days are those of `timeZone`. */
export interface HostClock {
  offsetMs: number;
  /** The hub's day, `YYYY-MM-DD`. */
  today: string;
  /** The system's day. */
  realToday: string;
  /** The vendor's: claims end by it. */
  timeZone: string;
}

interface TimedCall {
  /** Counts from 1 in the order in which the calls ended; a function's own calls end before it. */
  number: number;
  /** ISO moment at which it began. */
  at: string;
  durationMs: number;
}

/** One call of the hub, or of anybody else, to the stand-in. */
export interface HubSpotCall extends TimedCall {
  kind: 'hubspot';
  /** Null when its token belongs to no portal. */
  portalId: number | null;
  method: string;
  path: string;
  /** 0 when the caller got no reply. */
  status: number;
  /** Records in the request's batch; null when it was none. */
  records: number | null;
  /** Name of the fault that was injected. */
  fault: string | null;
}

/** One call of a card to the hub, through its function or by `hubspot.fetch`. */
export interface OperationCall extends TimedCall {
  kind: 'operation';
  portalId: number;
  operation: string;
  /** `refused` is the hub's own answer; `failed` means that there was none. */
  outcome: 'ok' | 'refused' | 'failed';
  /** The error's code where it was refused. */
  code: string | null;
}

export type LoggedCall = HubSpotCall | OperationCall;

/** One attempt of the stand-in to tell an app what was changed in a portal. */
export interface WebhookAttempt {
  /** Counts from 1 in the order in which the attempts ended. */
  number: number;
  /** ISO moment at which it began. */
  at: string;
  durationMs: number;
  portalId: number;
  /** From 1. */
  attempt: number;
  /** 0 when there was no reply within the time. */
  status: number;
  outcome: 'accepted' | 'to_be_retried' | 'given_up';
  events: readonly ToldEvent[];
}

/** What an event says, of one record. */
export interface ToldEvent {
  kind: 'created' | 'changed' | 'deleted' | 'restored' | 'merged' | 'associated' | 'dissociated';
  /** HubSpot's word for it in the singular: `deal`, `line_item`. */
  object: string;
  id: string;
  /** Label of the property that was changed, in the portal's own language. */
  property: string | null;
  /** What it is now, as HubSpot writes it; empty where it was cleared. */
  value: string | null;
}

/** What the API of the stand-in can be made to do wrong. */
export const apiFaults = ['lost_reply', 'server_error', 'too_many', 'slow'] as const;
export type ApiFault = (typeof apiFaults)[number];

/** What may befall events on their way. */
export const eventMishaps = ['duplicates', 'disorder', 'delays'] as const;
export type EventMishap = (typeof eventMishaps)[number];

/** What goes wrong in the stand-in at this moment, by hand. */
export interface Trouble {
  isPaused: boolean;
  /** Events that are neither accepted nor given up. */
  pending: number;
  /** Since the start. */
  dropped: number;
  dropsLeft: number;
  /** Equal seeds and equal events go wrong alike. */
  seed: number;
  mishaps: readonly EventMishap[];
  /** Calls that a fault will still hit, by its name. */
  faults: readonly { name: string; times: number }[];
}

/** What somebody does about it. */
export type TroubleAct =
  | { do: 'pause' | 'resume' | 'calm' }
  | { do: 'drop'; count: number }
  | { do: 'disturb'; seed: number; mishaps: readonly EventMishap[] }
  | { do: 'fault'; fault: ApiFault; times: number };

/** Sent to every open page through server-sent events. */
export type HostEvent =
  | ({ type: 'change' } & ChangeNotice)
  | { type: 'call'; call: LoggedCall }
  | { type: 'webhook'; attempt: WebhookAttempt }
  | { type: 'trouble'; trouble: Trouble }
  | { type: 'clock'; clock: HostClock };

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
