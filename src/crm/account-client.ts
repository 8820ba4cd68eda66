import { errorsOf } from './batch-reply.ts';
import type { BatchReplyError, WrittenObject } from './batch-reply.ts';
import type { HubSpotCalls } from './calls.ts';
import { isCrmError } from './crm-error.ts';
import { propertyFieldTypes, propertyTypes } from './hubspot-apis.ts';

/** HubSpot's own bound for a page of owners. */
const ownerPageSize = 500;

export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: 'string' | 'date' | 'datetime' | 'enumeration';
  readonly fieldType: 'text' | 'textarea' | 'date' | 'select' | 'checkbox';
  readonly hasUniqueValue: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface OwnerEntry {
  readonly ownerId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Names. */
  readonly teams: readonly string[];
}

/** What a portal is set up with: property definitions, pipelines, owners. Each method is one request. */
export type AccountClient = ReturnType<typeof createAccountClient>;

export function createAccountClient(call: HubSpotCalls) {
  return {
    async listPropertyGroups(portalId: number, object: WrittenObject): Promise<readonly string[]> {
      const groups = await call(portalId, 'burst', `list ${object} property groups`, ({ propertyGroups }) =>
        propertyGroups.getAll(object),
      );
      return groups.results.map((group) => group.name);
    },

    async createPropertyGroup(
      portalId: number,
      object: WrittenObject,
      group: { readonly name: string; readonly label: string },
    ): Promise<void> {
      await call(portalId, 'burst', `create ${object} property group`, ({ propertyGroups }) =>
        propertyGroups.create(object, { ...group, displayOrder: -1 }),
      );
    },

    async listProperties(
      portalId: number,
      object: WrittenObject,
    ): Promise<readonly { readonly name: string; readonly hasUniqueValue: boolean }[]> {
      const reply = await call(portalId, 'burst', `list ${object} properties`, ({ properties }) =>
        properties.getAll(object, false),
      );
      return reply.results.map(({ name, hasUniqueValue }) => ({
        name,
        hasUniqueValue: hasUniqueValue ?? false,
      }));
    },

    async createProperties(
      portalId: number,
      object: WrittenObject,
      groupName: string,
      definitions: readonly PropertyDefinition[],
    ): Promise<readonly BatchReplyError[]> {
      const name = `create ${object} properties`;
      const reply = await call(portalId, 'burst', name, ({ propertyBatches }) =>
        propertyBatches.create(object, {
          inputs: definitions.map((definition) => ({
            name: definition.name,
            label: definition.label,
            description: definition.description,
            groupName,
            type: typeOf(definition.type),
            fieldType: fieldTypeOf(definition.fieldType),
            hasUniqueValue: definition.hasUniqueValue,
            formField: false,
            options: definition.options.map((option, displayOrder) => ({
              ...option,
              displayOrder,
              hidden: false,
            })),
          })),
        }),
      );
      return errorsOf(reply, name);
    },

    async listDealPipelines(portalId: number) {
      const reply = await call(portalId, 'burst', 'list deal pipelines', ({ pipelines }) =>
        pipelines.getAll('deals'),
      );
      return reply.results
        .toSorted((a, b) => a.displayOrder - b.displayOrder)
        .map(({ id, label, stages }) => ({
          id,
          label,
          stages: stages
            .toSorted((a, b) => a.displayOrder - b.displayOrder)
            .map(({ id: stageId, label: stageLabel, metadata }) => ({
              id: stageId,
              label: stageLabel,
              outcome: outcomeOf(metadata),
            })),
        }));
    },

    async createDealPipeline(
      portalId: number,
      label: string,
      stages: readonly { readonly label: string; readonly probability: string }[],
    ): Promise<string> {
      const pipeline = await call(portalId, 'burst', 'create deal pipeline', ({ pipelines }) =>
        pipelines.create('deals', {
          label,
          displayOrder: 0,
          stages: stages.map((stage, displayOrder) => ({
            label: stage.label,
            displayOrder,
            metadata: { probability: stage.probability },
          })),
        }),
      );
      return pipeline.id;
    },

    /** Users that own records; queues and the like, which have no user, are left out. */
    async readOwnerPage(
      portalId: number,
      page: { readonly after: string | null; readonly archived: boolean; readonly email?: string },
    ): Promise<{ readonly owners: readonly OwnerEntry[]; readonly next: string | null }> {
      const reply = await call(portalId, 'burst', 'list owners', ({ owners }) =>
        owners.getPage(page.email, page.after ?? undefined, ownerPageSize, page.archived),
      );
      return { owners: reply.results.flatMap(asOwner), next: reply.paging?.next?.after ?? null };
    },

    /** The active owner behind a user id; null where there is none. */
    async findOwnerByUser(portalId: number, userId: number): Promise<OwnerEntry | null> {
      try {
        const owner = await call(portalId, 'burst', 'read owner', ({ owners }) =>
          owners.getById(userId, 'userId', false),
        );
        return asOwner(owner)[0] ?? null;
      } catch (error) {
        if (isCrmError(error, 'not_found')) return null;
        throw error;
      }
    },
  };
}

/** HubSpot closes a deal in stages whose probability is 0 (lost) or 1 (won). */
function outcomeOf(metadata: Readonly<Record<string, string>> = {}): 'open' | 'won' | 'lost' {
  const probability = Number(metadata['probability'] ?? Number.NaN);
  const isClosed = metadata['isClosed'] === undefined ? null : metadata['isClosed'] === 'true';
  if (probability === 1 && isClosed !== false) return 'won';
  return probability === 0 && isClosed !== false ? 'lost' : 'open';
}

function asOwner(owner: {
  readonly id: string;
  readonly userId?: number;
  readonly userIdIncludingInactive?: number;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly teams?: readonly { readonly name: string }[];
}): OwnerEntry[] {
  const userId = owner.userId ?? owner.userIdIncludingInactive;
  if (userId === undefined) return [];
  const email = owner.email ?? '';
  const name = [owner.firstName, owner.lastName].filter(Boolean).join(' ');
  const teams = (owner.teams ?? []).map((team) => team.name);
  return [{ ownerId: owner.id, userId: String(userId), name: name === '' ? email : name, email, teams }];
}

function typeOf(type: PropertyDefinition['type']) {
  return {
    string: propertyTypes.String,
    date: propertyTypes.Date,
    datetime: propertyTypes.Datetime,
    enumeration: propertyTypes.Enumeration,
  }[type];
}

function fieldTypeOf(type: PropertyDefinition['fieldType']) {
  return {
    text: propertyFieldTypes.Text,
    textarea: propertyFieldTypes.Textarea,
    date: propertyFieldTypes.Date,
    select: propertyFieldTypes.Select,
    checkbox: propertyFieldTypes.Checkbox,
  }[type];
}
