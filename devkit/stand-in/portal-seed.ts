/**
 * What a portal of the stand-in starts with. A seed is data only, so that samples and imported
 * HubSpot exports can build it without knowing the stand-in. Ids are the portal's own record ids and
 * are kept as they are; values are strings, as HubSpot stores them.
 */
export interface PortalSeed {
  portalId: number;
  name: string;
  /** The private app's bearer token; two portals never share one. */
  token: string;
  /**
   * The private app that the token belongs to, as webhooks and histories name it where that app wrote;
   * derived from the portal's id when missing.
   */
  appId?: number;
  /** IANA name, for instance `Europe/Berlin`. */
  timeZone: string;
  /** ISO 4217 code of the portal's own currency. */
  currency: string;
  /** Currencies that deals may use; the portal's own and a few common ones when missing. */
  currencies?: readonly string[];
  /** Language of the pipeline's labels. */
  language: SeedLanguage;
  owners: readonly OwnerSeed[];
  /** Deal pipelines; HubSpot's default sales pipeline in the portal's language when missing. */
  pipelines?: readonly PipelineSeed[];
  /** Scopes of the token; every scope when missing. */
  scopes?: readonly string[];
  limits?: Partial<PortalLimits>;
  /** Objects that this account has not: reading them is refused as for want of scopes. Many have no quotes. */
  lacks?: readonly SeedObjectType[];
  /** Property definitions beyond HubSpot's own, by object type. */
  properties?: Partial<Record<SeedObjectType, readonly PropertySeed[]>>;
  contacts?: readonly RecordSeed[];
  companies?: readonly RecordSeed[];
  deals?: readonly RecordSeed[];
  tasks?: readonly RecordSeed[];
  notes?: readonly RecordSeed[];
  emails?: readonly RecordSeed[];
  calls?: readonly RecordSeed[];
  meetings?: readonly RecordSeed[];
  line_items?: readonly RecordSeed[];
  quotes?: readonly RecordSeed[];
}

export type SeedLanguage = 'en' | 'de';

export const seedObjectTypes = [
  'contacts',
  'companies',
  'deals',
  'tasks',
  'notes',
  'emails',
  'calls',
  'meetings',
  'line_items',
  'quotes',
] as const;

export type SeedObjectType = (typeof seedObjectTypes)[number];

/** Far from the ids of apps that are installed by OAuth, which HubSpot numbers itself. */
const firstPrivateAppId = 5_000_000;

export function appIdOf(seed: PortalSeed): number {
  return seed.appId ?? firstPrivateAppId + seed.portalId;
}

export interface RecordSeed {
  id: string;
  /**
   * The stand-in refuses to start with unknown names, owners, stages and currencies, broken numbers and dates.
   * An unknown option (a lead status of the portal's own, for instance) joins the property's options.
   */
  properties: Readonly<Record<string, string>>;
  /** Either side may name the association; naming it on both sides makes one. */
  associations?: readonly AssociationSeed[];
  /** ISO moment; the start of the stand-in when missing. */
  createdAt?: string;
}

export interface AssociationSeed {
  to: SeedObjectType;
  id: string;
  /** Only for associations to companies; the first company of a record is its primary one anyway. */
  primary?: boolean;
}

export interface OwnerSeed {
  /** Owner id, as `hubspot_owner_id` holds it. */
  id: string;
  /** User id, as a card's context holds it; not the owner id. */
  userId: number;
  email: string;
  firstName: string;
  lastName: string;
  teams?: readonly TeamSeed[];
  /** A deactivated user: no owner of anything new. */
  archived?: boolean;
}

interface TeamSeed {
  id: string;
  name: string;
  primary: boolean;
}

export interface PipelineSeed {
  id: string;
  label: string;
  stages: readonly StageSeed[];
}

export interface StageSeed {
  id: string;
  label: string;
  /** From 0 to 1; 1 on a closed stage is won, 0 is lost. */
  probability: number;
  isClosed: boolean;
}

export interface PropertySeed {
  name: string;
  label: string;
  type: 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool';
  fieldType?: string;
  groupName?: string;
  description?: string;
  hasUniqueValue?: boolean;
  options?: readonly { label: string; value: string }[];
}

export interface PortalLimits {
  /** Calls that one token may make in a window. */
  burst: number;
  windowMs: number;
  daily: number;
  searchesPerSecond: number;
  /** How long a write stays out of search results. */
  searchLagMs: number;
}

/** Private apps of Professional and Enterprise portals. */
export const defaultLimits: PortalLimits = {
  burst: 190,
  windowMs: 10_000,
  daily: 1_000_000,
  searchesPerSecond: 5,
  searchLagMs: 0,
};

/** Calls in a window of an app that was installed by OAuth, where a seed says nothing. */
export const oauthBurst = 110;
