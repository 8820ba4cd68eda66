import { batchSize, type HubSpotObject } from './batch-reply.ts';
import type { RecordClient, RecordWithAssociations } from './record-client.ts';

/**
 * Reads of single records that come close together go out together, since a portal has only so many calls: a few go side by
 * side, and who comes while they are under way shares the next ones, up to a hundred records in two calls. Nothing is kept:
 * every read asks HubSpot after it was asked for.
 */

/** So many reads of one kind wait for nobody: a portal in which few people work is as fast as without. */
const sideBySide = 4;

interface Waiting {
  readonly id: string;
  readonly resolve: (record: RecordWithAssociations | null) => void;
  readonly reject: (error: unknown) => void;
}

interface Line {
  readonly waiting: Waiting[];
  underWay: number;
}

/** As `readRecord` of the client, with `properties` that are the same for every read of the object. */
export function createJoinedReads(records: RecordClient): RecordClient['readRecord'] {
  const lines = new Map<string, Line>();

  return (portalId, object, id, properties, associated) =>
    new Promise((resolve, reject) => {
      const name = [portalId, object, ...associated].join('/');
      const line = lines.get(name) ?? { waiting: [], underWay: 0 };
      lines.set(name, line);
      line.waiting.push({ id, resolve, reject });
      // At the end of the turn, so that what was asked for in it goes together.
      setImmediate(() => {
        void goOn(line, (some) => read(records, portalId, object, some, properties, associated));
      });
    });

  async function goOn(line: Line, readSome: (some: readonly Waiting[]) => Promise<void>) {
    while (line.underWay < sideBySide && line.waiting.length > 0) {
      const some = line.waiting.splice(0, batchSize);
      line.underWay += 1;
      await readSome(some);
      line.underWay -= 1;
    }
  }
}

async function read(
  records: RecordClient,
  portalId: number,
  object: HubSpotObject,
  some: readonly Waiting[],
  properties: readonly string[],
  associated: readonly HubSpotObject[],
): Promise<void> {
  try {
    const ids = [...new Set(some.map(({ id }) => id))];
    const [only, ...others] = ids;
    const found =
      only !== undefined && others.length === 0
        ? [await records.readRecord(portalId, object, only, properties, associated)]
        : await readMany(records, portalId, object, ids, properties, associated);
    const byId = new Map(found.flatMap((record) => (record === null ? [] : [[record.id, record] as const])));
    for (const { id, resolve } of some) resolve(byId.get(id) ?? null);
  } catch (error) {
    for (const { reject } of some) reject(error);
  }
}

async function readMany(
  records: RecordClient,
  portalId: number,
  object: HubSpotObject,
  ids: readonly string[],
  properties: readonly string[],
  associated: readonly HubSpotObject[],
): Promise<readonly RecordWithAssociations[]> {
  const [found, ...linked] = await Promise.all([
    records.readBatch(portalId, object, ids, properties),
    ...associated.map(async (to) => ({
      to,
      byId: await records.readAssociations(portalId, object, to, ids),
    })),
  ]);
  return found.map((record) => ({
    ...record,
    associations: Object.fromEntries(linked.map(({ to, byId }) => [to, byId.get(record.id) ?? []])),
  }));
}
