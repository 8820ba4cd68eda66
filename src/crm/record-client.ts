import { asBatchReply, batchSize, errorsOf } from './batch-reply.ts';
import type {
  BatchInput,
  BatchReply,
  BatchReplyError,
  HubSpotObject,
  HubSpotRecord,
  WrittenObject,
} from './batch-reply.ts';
import type { HubSpotCalls } from './calls.ts';
import { isCrmError } from './crm-error.ts';
import { dealToPrimaryCompany, primaryCompanyTypeIds, searchOperators } from './hubspot-apis.ts';

/**
 * Records and their associations in the few shapes that this product needs: paging, batches of up to 100, 207 replies
 * read apart. Every method is one request and fails with a `CrmError`.
 */
export type RecordClient = ReturnType<typeof createRecordClient>;

export interface AssociatedRecord {
  readonly id: string;
  /** Of several companies the one that HubSpot names as primary. */
  readonly isPrimary: boolean;
}

/** A value that a property had, since when and by whom. */
export interface PropertyVersion {
  readonly value: string;
  readonly at: Date;
  readonly sourceType: string;
  readonly sourceId: string | null;
}

export interface RecordWithAssociations extends HubSpotRecord {
  readonly associations: Readonly<Partial<Record<HubSpotObject, readonly AssociatedRecord[]>>>;
}

export interface AssociationPair {
  readonly fromId: string;
  readonly toId: string;
}

/** HubSpot's own bound for a page. */
const pageSize = 100;

export function createRecordClient(call: HubSpotCalls) {
  return {
    /** Null where the record does not exist or is archived. */
    async readRecord(
      portalId: number,
      object: HubSpotObject,
      id: string,
      properties: readonly string[],
      associated: readonly HubSpotObject[],
    ): Promise<RecordWithAssociations | null> {
      try {
        const record = await call(portalId, 'burst', `read ${object}`, ({ records }) =>
          records.getById(
            object,
            id,
            [...properties],
            undefined,
            associated.length > 0 ? [...associated] : undefined,
            false,
          ),
        );
        return {
          id: record.id,
          properties: record.properties,
          associations: Object.fromEntries(
            Object.entries(record.associations ?? {}).map(([to, { results }]) => [
              to,
              // HubSpot's names: `deal_to_company` is the primary one, `deal_to_company_unlabeled` any.
              results.map((found) => ({ id: found.id, isPrimary: found.type.endsWith('_to_company') })),
            ]),
          ),
        };
      } catch (error) {
        if (isCrmError(error, 'not_found')) return null;
        throw error;
      }
    },

    /** By record id, or by the unique property `idProperty`; what does not exist is left out. */
    async readBatch(
      portalId: number,
      object: HubSpotObject,
      ids: readonly string[],
      properties: readonly string[],
      idProperty?: string,
    ): Promise<readonly HubSpotRecord[]> {
      const reply = await call(portalId, 'burst', `read ${object} batch`, ({ recordBatches }) =>
        recordBatches.read(object, {
          inputs: ids.map((id) => ({ id })),
          properties: [...properties],
          propertiesWithHistory: [],
          ...(idProperty === undefined ? {} : { idProperty }),
        }),
      );
      const { errors } = asBatchReply(reply, `read ${object} batch`);
      const failure = errors.find(({ error }) => error.kind !== 'not_found');
      if (failure !== undefined) throw failure.error;
      return reply.results.map(({ id, properties: values }) => ({ id, properties: values }));
    },

    /** Of up to 50 records, by record id and property; newest first. What does not exist is left out. */
    async readHistories(
      portalId: number,
      object: HubSpotObject,
      ids: readonly string[],
      properties: readonly string[],
    ): Promise<ReadonlyMap<string, Readonly<Record<string, readonly PropertyVersion[]>>>> {
      const name = `read ${object} histories`;
      const reply = await call(portalId, 'burst', name, ({ recordBatches }) =>
        recordBatches.read(object, {
          inputs: ids.map((id) => ({ id })),
          properties: [],
          propertiesWithHistory: [...properties],
        }),
      );
      const failure = errorsOf(reply, name).find(({ error }) => error.kind !== 'not_found');
      if (failure !== undefined) throw failure.error;
      return new Map(
        reply.results.map(({ id, propertiesWithHistory }) => [
          id,
          Object.fromEntries(
            Object.entries(propertiesWithHistory ?? {}).map(([property, versions]) => [
              property,
              versions.map(({ value, timestamp, sourceType, sourceId }) => ({
                value,
                at: timestamp,
                sourceType,
                sourceId: sourceId ?? null,
              })),
            ]),
          ),
        ]),
      );
    },

    /** What belongs to each of up to 100 records, by record id; a record that does not exist is left out. */
    async readAssociations(
      portalId: number,
      from: HubSpotObject,
      to: HubSpotObject,
      ids: readonly string[],
    ): Promise<ReadonlyMap<string, readonly AssociatedRecord[]>> {
      const name = `read ${to} of ${from}`;
      const reply = await call(portalId, 'burst', name, ({ associationBatches }) =>
        associationBatches.getPage(from, to, { inputs: ids.map((id) => ({ id })) }),
      );
      const failure = errorsOf(reply, name).find(({ error }) => error.kind !== 'not_found');
      if (failure !== undefined) throw failure.error;
      return new Map(
        reply.results.map(({ _from, to: linked }) => [
          _from.id,
          linked.map(({ toObjectId, associationTypes }) => ({
            id: toObjectId,
            isPrimary: associationTypes.some(({ typeId }) => primaryCompanyTypeIds.includes(typeId)),
          })),
        ]),
      );
    },

    /** By record id, ascending. */
    async readPage(
      portalId: number,
      object: HubSpotObject,
      properties: readonly string[],
      after: string | null,
    ): Promise<{ readonly records: readonly HubSpotRecord[]; readonly next: string | null }> {
      const page = await call(portalId, 'burst', `list ${object}`, ({ records }) =>
        records.getPage(object, pageSize, after ?? undefined, [...properties], undefined, undefined, false),
      );
      return { records: page.results, next: page.paging?.next?.after ?? null };
    },

    /**
     * Records whose property has one of up to 100 values, lowest id first. Search is late by seconds: what was written
     * just now may be missing. At most `batchSize` records come.
     */
    async searchByValues(
      portalId: number,
      object: HubSpotObject,
      property: string,
      values: readonly string[],
      properties: readonly string[],
    ): Promise<readonly HubSpotRecord[]> {
      const reply = await call(portalId, 'search', `search ${object}`, ({ search }) =>
        search.doSearch(object, {
          filterGroups: [
            { filters: [{ propertyName: property, operator: searchOperators.In, values: [...values] }] },
          ],
          sorts: ['hs_object_id'],
          properties: [...properties],
          limit: batchSize,
        }),
      );
      return reply.results;
    },

    /** How many there are. Search is late by seconds, but counts beyond the 10,000 that it shows. */
    async count(portalId: number, object: HubSpotObject): Promise<number> {
      const reply = await call(portalId, 'search', `count ${object}`, ({ search }) =>
        search.doSearch(object, { filterGroups: [], properties: [], limit: 1 }),
      );
      return reply.total;
    },

    async upsertBatch(
      portalId: number,
      object: WrittenObject,
      idProperty: string,
      inputs: readonly BatchInput[],
    ): Promise<BatchReply> {
      const name = `upsert ${object}`;
      const reply = await call(portalId, 'burst', name, ({ recordBatches }) =>
        recordBatches.upsert(object, {
          // The unique property is among the values too, so that the reply shows it.
          inputs: inputs.map(({ key, id, properties }) => ({
            idProperty,
            id,
            objectWriteTraceId: key,
            properties: { ...properties, [idProperty]: id },
          })),
        }),
      );
      return asBatchReply(reply, name);
    },

    async updateBatch(
      portalId: number,
      object: WrittenObject,
      inputs: readonly BatchInput[],
    ): Promise<BatchReply> {
      const name = `update ${object}`;
      const reply = await call(portalId, 'burst', name, ({ recordBatches }) =>
        recordBatches.update(object, {
          inputs: inputs.map(({ key, id, properties }) => ({
            id,
            objectWriteTraceId: key,
            properties: { ...properties },
          })),
        }),
      );
      return asBatchReply(reply, name);
    },

    /**
     * Makes pairs belong together, by HubSpot's default type; a deal's company becomes its primary one. Answers the
     * failures; repeating is harmless.
     */
    async associate(
      portalId: number,
      from: WrittenObject,
      to: WrittenObject,
      pairs: readonly AssociationPair[],
    ): Promise<readonly BatchReplyError[]> {
      const name = `associate ${from} with ${to}`;
      const inputs = pairs.map(({ fromId, toId }) => ({ _from: { id: fromId }, to: { id: toId } }));
      const reply =
        from === 'deals' && to === 'companies'
          ? await call(portalId, 'burst', name, ({ associationBatches }) =>
              associationBatches.create(from, to, {
                inputs: inputs.map((input) => ({ ...input, types: [dealToPrimaryCompany] })),
              }),
            )
          : await call(portalId, 'burst', name, ({ associationBatches }) =>
              associationBatches.createDefault(from, to, { inputs }),
            );
      return errorsOf(reply, name);
    },
  };
}
