import type { OwnerSeed, PipelineSeed, SeedLanguage, SeedObjectType } from './portal-seed.ts';

/** Direct access to one portal. Writes count as made by hand in HubSpot's own screens. */
export interface StandInPortal {
  readonly portalId: number;
  readonly name: string;
  readonly token: string;
  /** Of the app that the token belongs to, as histories and webhooks name it. */
  readonly appId: number;
  readonly timeZone: string;
  readonly currency: string;
  readonly language: SeedLanguage;
  readonly owners: readonly OwnerSeed[];
  readonly pipelines: readonly PipelineSeed[];
  /** Live records in the order of their ids. */
  records(objectType: SeedObjectType): PortalRecord[];
  /** Undefined when missing, archived or merged away. */
  record(objectType: SeedObjectType, id: string): PortalRecord | undefined;
  /** Ids of the live records of `toType` that are associated; a primary company comes first. */
  associatedIds(objectType: SeedObjectType, id: string, toType: SeedObjectType): string[];
  propertyDefinitions(objectType: SeedObjectType): PropertyDefinition[];
  propertyGroups(objectType: SeedObjectType): { name: string; label: string }[];
  /** What a record that was merged away has become; undefined where it was not. */
  mergedInto(objectType: SeedObjectType, id: string): string | undefined;
  create(objectType: SeedObjectType, properties: Readonly<Record<string, string>>, by?: ByHand): PortalRecord;
  update(
    objectType: SeedObjectType,
    id: string,
    properties: Readonly<Record<string, string>>,
    by?: ByHand,
  ): PortalRecord;
  associate(objectType: SeedObjectType, id: string, toType: SeedObjectType, toId: string, by?: ByHand): void;
  dissociate(objectType: SeedObjectType, id: string, toType: SeedObjectType, toId: string, by?: ByHand): void;
  archive(objectType: SeedObjectType, id: string, by?: ByHand): void;
  restore(objectType: SeedObjectType, id: string, by?: ByHand): void;
  /** Answers the record that results, which is a new one; both ids lead to it from then on. */
  merge(objectType: SeedObjectType, primaryId: string, mergedId: string, by?: ByHand): PortalRecord;
}

/** Who sits at the screen: the portal's first user when nothing is said. */
export interface ByHand {
  userId?: number;
  /** The values come from a file that is being imported. */
  isImport?: boolean;
}

export interface PortalRecord {
  id: string;
  objectType: SeedObjectType;
  /** Every property that has a value, read-only ones included. */
  properties: Record<string, string>;
  createdAt: string;
  updatedAt: string;
}

interface PropertyDefinition {
  name: string;
  label: string;
  type: string;
  fieldType: string;
  groupName: string;
  description: string;
  hasUniqueValue: boolean;
  readOnly: boolean;
  hubspotDefined: boolean;
  options: { label: string; value: string }[];
}
