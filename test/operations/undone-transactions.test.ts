import { expect, it } from 'vitest';
import type { Store } from '#operations/store-ports.ts';
import { convert } from '#test/support/a-convert-deal.ts';
import { aCompanyRecord, aContactRecord, aDealRecord } from '#test/support/a-crm.ts';
import { aHub, sharedDealOf, type TestHub } from '#test/support/a-hub.ts';
import { portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import { emptyDatabase, useTestDatabase } from '#test/support/database.ts';

/**
 * PostgreSQL may undo a transaction that has done all its work and ask for it anew. Whatever an operation does beside the
 * transaction would then happen twice, or with what the first attempt left behind.
 */

const database = useTestDatabase();

/** Every transaction does its whole work, is undone, and is begun anew by the store itself. */
function undoneOnce(store: Store, onUndone: () => void): Store {
  return {
    ...store,
    transact(work) {
      let attempts = 0;
      return store.transact(async (transaction) => {
        attempts += 1;
        const result = await work(transaction);
        if (attempts > 1) return result;
        onUndone();
        throw Object.assign(new Error('could not serialize access'), { code: '40001' });
      });
    },
  };
}

const requestId = (number: number) => `00000000-0000-7000-9000-${String(number).padStart(12, '0')}`;

/** Every operation that decides something, each in a transaction of its own, a refused and a repeated one too. */
async function decideAll(hub: TestHub): Promise<unknown[]> {
  const release = { requestId: requestId(4), domain: 'acme.de' };
  const registered = await hub.register('alpha', { requestId: requestId(1) });
  const { sharedDealId } = sharedDealOf(registered);
  const posted = await hub.ask('post-message', 'alpha', {
    requestId: requestId(7),
    sharedDealId,
    body: 'Demo on Friday?',
  });
  const upTo = posted.messages.messages[0]?.messageId ?? '';
  return [
    registered,
    posted,
    await hub.ask('read-messages', 'alpha', { requestId: requestId(8), sharedDealId, upTo }),
    await hub.register('beta', { requestId: requestId(2) }),
    await convert(hub, { requestId: requestId(3), difference: 'A second project.' }),
    await hub.ask('release-claim', 'alpha', release),
    await hub.ask('release-claim', 'alpha', release),
    await hub
      .ask('release-claim', 'beta', { ...release, requestId: requestId(5) })
      .catch((error: unknown) => error),
    await hub.register('beta', { requestId: requestId(6), difference: 'The domain is free again.' }),
  ];
}

/** Ids by the order in which they appear, and no moments of the database's own clock: those are new with each attempt. */
function comparable(everything: unknown): string {
  const ids = new Map<string, string>();
  return (
    JSON.stringify(everything, null, 1)
      .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, (id) => {
        const name = ids.get(id) ?? `id ${String(ids.size + 1)}`;
        ids.set(id, name);
        return name;
      })
      // Hashes of requests that name one of those ids.
      .replaceAll(/(?<=,)[\w-]{43}(?=,)/g, 'hash')
      .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+\d\d/g, 'moment')
  );
}

async function outcome(store: (store: Store) => Store): Promise<string> {
  await emptyDatabase(database());
  const hub = await aHub(database(), { records: [aContactRecord(), aCompanyRecord(), aDealRecord()], store });
  const replies = await decideAll(hub);
  return comparable({
    replies,
    rows: await hub.rows(),
    audit: await hub.audit(),
    effects: [
      await hub.effects(vendorPortalId),
      await hub.effects(portalIds.alpha),
      await hub.effects(portalIds.beta),
    ],
    links: await database().kysely.selectFrom('crmRecords').selectAll().orderBy('recordId').execute(),
    previews: await database().kysely.selectFrom('previews').selectAll().orderBy('partnerId').execute(),
    drained: hub.drained,
  });
}

it('leaves everything as if the database had never undone a transaction: rows, effects, audit, deliveries and replies', async () => {
  let undone = 0;
  const afterAll = await outcome((store) => undoneOnce(store, () => void (undone += 1)));
  expect(undone).toBeGreaterThanOrEqual(6);
  expect(afterAll).toBe(await outcome((store) => store));
});
