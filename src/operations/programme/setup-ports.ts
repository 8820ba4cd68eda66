import type { Claim } from '#core/claims.ts';
import type { Policy } from '#core/policy.ts';
import type { Clock } from '../ports.ts';
import type { Partner, Portal, Vendor, VendorUser } from './programme.ts';

/** What the hub needs to talk to a portal and to believe it. Kept encrypted. */
export interface PortalSecrets {
  readonly portalId: number;
  /** Bearer token of the app in that portal. */
  readonly crmToken: string;
  /** The key with which the portal's functions sign. */
  readonly portalKey: string;
  /** Of an app that the portal has for itself: HubSpot signs the app's webhooks with it. */
  readonly clientSecret?: string;
}

/** A programme as it is saved, in one transaction; saving the same again changes nothing. */
export interface ResolvedProgramme {
  readonly vendor: Vendor;
  readonly users: readonly VendorUser[];
  readonly partners: readonly Partner[];
  readonly portals: readonly Portal[];
  /** The shipped policy, and the vendor's own where the programme has one; each is in force from its own day. */
  readonly policies: readonly Policy[];
  /** Existing claims are added where the domain is free in the hub; a standing claim is never overwritten. */
  readonly claims: readonly Claim[];
  readonly removals: readonly { readonly partnerId: string; readonly domain: string }[];
}

/** A company of the vendor's CRM as the mirror keeps it, one per domain of the company. */
export interface MirroredCompany {
  readonly companyId: string;
  /** Registrable domain. */
  readonly domain: string;
  readonly ownerId: string | null;
  readonly name: string | null;
}

/** A round through the vendor's companies, as far as it has come. */
export interface MirrorRound {
  /** Where the next page begins; null: at the beginning. */
  readonly cursor: string | null;
  /** Companies before the cursor, by whichever process they were read. */
  readonly read: number;
  readonly beganAt: Date;
}

export interface SetupStore {
  /** Comes first: the programme's people are found with the vendor portal's token, before the programme is saved. */
  savePortalSecrets(secrets: readonly PortalSecrets[]): Promise<void>;
  saveProgramme(programme: ResolvedProgramme): Promise<void>;
  /** Replaces what the mirror knows of these companies; other rows stay. */
  mirrorCompanies(
    companies: readonly MirroredCompany[],
    companyIds: readonly string[],
    at: Date,
  ): Promise<void>;
  /** The round that is under way; null where none is. */
  readMirror(portalId: number): Promise<MirrorRound | null>;
  /** When the last round was finished; null: never. */
  readMirroredAt(portalId: number): Promise<Date | null>;
  beginMirror(portalId: number, at: Date): Promise<void>;
  /** Takes the round from one place to the next. False where it is elsewhere by now: another process goes on with it. */
  saveMirrorRound(portalId: number, from: MirrorRound, to: Omit<MirrorRound, 'beganAt'>): Promise<boolean>;
  /** What the round did not meet is no company of the portal any more. */
  finishMirror(portalId: number, beganAt: Date, at: Date): Promise<void>;
  markInstalled(portalId: number, at: Date): Promise<void>;
}

/** A company page of the vendor's CRM, raw domains as HubSpot has them. */
export interface CompanyPage {
  readonly companies: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly domain: string | null;
    readonly additionalDomains: readonly string[];
    readonly ownerId: string | null;
  }[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

export interface PortalSetup {
  /** Property group and unique properties on deals, companies, contacts and tasks; existing ones are left alone. */
  installProperties(portal: Portal): Promise<{ readonly created: number; readonly existing: number }>;
  /** A deal pipeline for shared deals, in the portal's language; one of that name that stands is taken. */
  ensurePipeline(portal: Portal): Promise<{ readonly pipelineId: string; readonly isNew: boolean }>;
  listOwners(portalId: number): Promise<
    readonly {
      readonly ownerId: string;
      readonly userId: string;
      readonly name: string;
      readonly email: string;
      readonly active: boolean;
      /** Names of the user's teams, the primary one among them. */
      readonly teams: readonly string[];
    }[]
  >;
  /** Up to 100 by record id; what does not exist is left out. */
  readCompanies(portalId: number, ids: readonly string[]): Promise<CompanyPage['companies']>;
  /** By HubSpot's search, which is late by seconds. */
  countCompanies(portalId: number): Promise<number>;
  /** Up to 100 companies a page, by record id. */
  readCompanyPage(portalId: number, after: string | null): Promise<CompanyPage>;
}

export interface SetupPorts {
  readonly clock: Clock;
  readonly setup: SetupStore;
  readonly crm: PortalSetup;
}
