import { sql } from 'kysely';
import { expect } from 'vitest';
import { isHubError } from '#contracts/errors.ts';
import { operations } from '#contracts/operations.ts';
import type { ProgrammeDocument } from '#contracts/programme.ts';
import { refusalsOf } from '#contracts/refusals.ts';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { ReplyOf, RequestOf } from '#contracts/operation.ts';
import type { Policy } from '#core/policy.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import type { OutboxEntry } from '#operations/effects.ts';
import { operationHandlers } from '#operations/handlers.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import type { Actor, Ids } from '#operations/ports.ts';
import type { AuditEntry } from '#operations/request/audit-entry.ts';
import type { CrmRecord } from '#operations/crm-ports.ts';
import type { Store } from '#operations/store-ports.ts';
import type { SetupPorts } from '#operations/programme/setup-ports.ts';
import type { HubDatabase } from '#store/database.ts';
import { hubStore } from '#store/hub-store.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { memoryCrm, aCompanyRecord, aContactRecord, type MemoryCrm } from './a-crm.ts';
import { aProgrammeDocument, portalIds, vendorOwners, type PartnerId } from './a-programme-document.ts';
import { aRegisterDeal } from './a-register-deal.ts';
import { faultsOfAnswer } from './documented-replies.ts';

type RegisterReply = ReplyOf<(typeof operations)['register-deal']>;
type ViewReply = ReplyOf<(typeof operations)['view-record']>;
type RegisterRequest = RequestOf<(typeof operations)['register-deal']>;

/**
 * The operations over the real store, with HubSpot in memory and a clock that stands still: what a partner's card asks for
 * goes in, and what the hub replied, wrote, audited and wants done in the CRMs comes out. Every reply is held against its
 * contract: nothing may leave that the contract does not name.
 */
export interface TestHub extends SetupPorts {
  readonly store: Store;
  readonly crmMemory: MemoryCrm;
  readonly clock: { now(): Date; set(moment: string): void };
  register(
    partner: PartnerId,
    changes?: Parameters<typeof aRegisterDeal>[0],
    actor?: Partial<Actor>,
  ): Promise<RegisterReply>;
  /** Any operation of the partner's side; a reply that its contract does not name fails the test. */
  ask<Name extends keyof typeof operations>(
    name: Name,
    partner: PartnerId,
    request: RequestOf<(typeof operations)[Name]>,
    actor?: Partial<Actor>,
  ): Promise<ReplyOf<(typeof operations)[Name]>>;
  preview(partner: PartnerId, domain?: string): Promise<ViewReply['registration']>;
  view(partner: PartnerId, record?: RegisterRequest['record']): Promise<ViewReply>;
  /** In the order in which they are delivered there. */
  effects(portalId: number): Promise<OutboxEntry[]>;
  audit(): Promise<AuditEntry[]>;
  /** All rows that registering writes, of one partner or of all, as text: to compare by the byte. Without audit. */
  rows(partner?: PartnerId): Promise<string[]>;
  /** What the operations asked to deliver, call by call. */
  readonly drained: (readonly number[])[];
}

export interface HubOptions {
  readonly programme?: ProgrammeDocument;
  readonly policy?: Policy;
  /** They stand in every partner's portal. */
  readonly records?: readonly CrmRecord[];
  readonly now?: string;
  /** What the operations get in place of the store. */
  readonly store?: (store: Store) => Store;
}

/** 24 November 2026 at the vendor's. A claim made then ends on 23 May 2027. */
const noon = '2026-11-24T11:00:00Z';

export async function aHub(database: HubDatabase, options: HubOptions = {}): Promise<TestHub> {
  const { programme = aProgrammeDocument(), policy = sourceProgramme, now = noon } = options;
  const { records = [aContactRecord(), aCompanyRecord()] } = options;
  const realStore = hubStore(database, () => Promise.resolve());
  const store = options.store?.(realStore) ?? realStore;
  const setup = setupStore(database, sealer(new Uint8Array(32)));
  const crm = memoryCrm(vendorOwners);
  const clock = aClock(now);
  const ids = countingIds();
  const drained: (readonly number[])[] = [];

  await loadProgramme({ clock, setup, crm: crm.setup }, programme, policy, []);
  for (const portalId of Object.values(portalIds)) {
    for (const record of records) crm.put(portalId, record);
  }
  const handlers = operationHandlers({
    clock,
    ids,
    store,
    crm: crm.reader,
    drainOutbox: (asked) => {
      drained.push(asked);
      return Promise.resolve();
    },
    reconcile: () => Promise.resolve(),
  });
  const actorOf = async (partner: PartnerId, changes: Partial<Actor> = {}): Promise<Actor> => {
    const portal = await store.readPortal(portalIds[partner]);
    if (portal === null) throw new Error(`${partner} has no portal in this programme.`);
    return {
      portal,
      side: 'partner',
      partnerId: partner,
      userId: `user-of-${partner}`,
      userEmail: `rep@${partner}.test`,
      userProof: 'asserted',
      ...changes,
    };
  };

  return {
    store,
    setup,
    crm: crm.setup,
    crmMemory: crm,
    clock,
    drained,
    async register(partner, changes = {}, actor = {}) {
      const request = aRegisterDeal({ requestId: ids.next(), ...changes });
      return agreed('register-deal', handlers['register-deal'](await actorOf(partner, actor), request));
    },
    async ask(name, partner, request, actor = {}) {
      return agreed(name, handlers[name](await actorOf(partner, actor), request));
    },
    async preview(partner, domain = 'acme.de') {
      const request = { record: aRegisterDeal().record, domain };
      const reply = handlers['preview-registration'](await actorOf(partner), request);
      return (await agreed('preview-registration', reply)).registration;
    },
    async view(partner, record = aRegisterDeal().record) {
      const reply = handlers['view-record'](await actorOf(partner), { record, language: 'en' });
      return agreed('view-record', reply);
    },
    async effects(portalId) {
      const rows = await database.kysely
        .selectFrom('outbox')
        .select(['effectId', 'sharedDealId', 'portalId', 'sequence', 'effect'])
        .where('portalId', '=', portalId)
        .orderBy('sharedDealId')
        .orderBy('sequence')
        .execute();
      return rows;
    },
    async audit() {
      const rows = await database.kysely.selectFrom('audit').selectAll().orderBy('auditId').execute();
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },
    rows: (partner) => rowsOf(database, partner ?? null),
  };
}

/**
 * The reply is what its contract and the API document say, and no more: what goes beyond might be somebody else's. A refusal
 * is one that the contract names.
 */
async function agreed<Name extends keyof typeof operations>(
  name: Name,
  answering: Promise<ReplyOf<(typeof operations)[Name]>>,
): Promise<ReplyOf<(typeof operations)[Name]>> {
  const reply = await answering.catch((error: unknown) => {
    if (isHubError(error)) expect(refusalsOf(operations[name])).toContain(error.code);
    throw error;
  });
  expect(operations[name].reply.parse(reply)).toEqual(reply);
  expect(faultsOfAnswer(name, reply)).toEqual([]);
  return reply;
}

function aClock(from: string) {
  let now = new Date(from);
  return { now: () => now, set: (moment: string) => void (now = new Date(moment)) };
}

/** UUIDs that count up, so that their order is the order in which they were given. */
function countingIds(): Ids {
  let last = 0;
  return {
    next() {
      last += 1;
      return `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
    },
  };
}

async function rowsOf({ kysely }: HubDatabase, partner: PartnerId | null): Promise<string[]> {
  const byPartner = ['claims', 'claim_history', 'answers', 'shared_deals'];
  const byDeal = [
    'deal_decisions',
    'deal_team',
    'notices',
    'outbox',
    'messages',
    'message_reads',
    'deal_offers',
  ];
  const { rows } = await sql<{ row: string }>`
    ${sql.join(
      [
        ...byPartner.map(
          (table) => sql`
            select ${table} || ' ' || t::text as row from ${sql.table(table)} t
            where ${partner}::text is null or t.partner_id = ${partner}`,
        ),
        ...byDeal.map(
          (table) => sql`
            select ${table} || ' ' || t::text as row from ${sql.table(table)} t
            left join shared_deals d using (shared_deal_id)
            where ${partner}::text is null or d.partner_id = ${partner}`,
        ),
      ],
      sql` union all `,
    )}
    order by row
  `.execute(kysely);
  return rows.map(({ row }) => row);
}

/** The shared deal of a reply; a reply without one fails the test. */
export function sharedDealOf(reply: RegisterReply): SharedDealView {
  if (!('sharedDeal' in reply)) throw new Error(`Nothing was registered: ${JSON.stringify(reply)}`);
  return reply.sharedDeal;
}

/** The outcome of an offer; an offer without one fails the test. */
export function outcomeOf(offer: ViewReply['registration']) {
  if (offer.state !== 'offered') throw new Error(`Nothing was offered: ${JSON.stringify(offer)}`);
  return offer.outcome;
}
