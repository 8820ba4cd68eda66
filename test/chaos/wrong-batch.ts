import { writeBatch as writeRightly } from '#crm/batch-outcome.ts';

/** Wrong on purpose: results are matched with what was sent by their places, as if none of a batch could fail. */

export { errorNaming, isolateFailures, type Outcomes } from '#crm/batch-outcome.ts';

export const writeBatch: typeof writeRightly = (inputs, write, idProperty) =>
  writeRightly(
    inputs,
    async (some) => {
      const reply = await write(some);
      return {
        ...reply,
        records: reply.records.map((record, place) => ({ ...record, key: some[place]?.key ?? null })),
      };
    },
    idProperty,
  );
