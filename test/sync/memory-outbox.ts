import type { CrmRecordReference, Effect, OutboxEntry } from '#operations/effects.ts';
import { referenceKey } from '#sync/ports.ts';
import type { CrmWriter, DeliverableEffect, DeliveryError, DeliveryResult, Outbox } from '#sync/ports.ts';
import { vi } from 'vitest';
import type { RelayLog } from '#sync/relay.ts';
import { ownReference } from '#sync/references.ts';

interface Row {
  readonly entry: OutboxEntry;
  state: 'waiting' | 'delivered' | 'dead';
  attempts: number;
  dueAtMs: number;
  leasedUntilMs: number;
  recordId: string | null;
  lastError: DeliveryError | null;
}

/** The outbox as the store keeps it, in memory: the first unfinished effect of a shared deal is due, a dead one blocks its own. */
export class MemoryOutbox implements Outbox {
  readonly rows: Row[] = [];
  readonly records = new Map<string, string>();
  leases = 0;

  add(...entries: readonly OutboxEntry[]): void {
    for (const entry of entries) {
      this.rows.push({
        entry,
        state: 'waiting',
        attempts: 0,
        dueAtMs: 0,
        leasedUntilMs: 0,
        recordId: null,
        lastError: null,
      });
    }
  }

  portalsDue(now: Date): Promise<number[]> {
    const due = this.rows.filter((row) => this.#isHead(row) && readyAtMs(row) <= now.getTime());
    return Promise.resolve([...new Set(due.map(({ entry }) => entry.portalId))]);
  }

  lease(portalId: number, now: Date, limit: number, leaseMs: number) {
    this.leases += 1;
    const due = this.rows
      .filter(
        (row) => row.entry.portalId === portalId && this.#isHead(row) && readyAtMs(row) <= now.getTime(),
      )
      .slice(0, limit);
    for (const row of due) {
      row.leasedUntilMs = now.getTime() + leaseMs;
      row.attempts += 1;
    }
    return Promise.resolve(due.map((row) => ({ ...row.entry, attempt: row.attempts })));
  }

  resolve(portalId: number, references: readonly CrmRecordReference[]) {
    const known = references.flatMap((reference) => {
      const id = this.records.get(`${portalId} ${referenceKey(reference)}`);
      return id === undefined ? [] : [[referenceKey(reference), id] as const];
    });
    return Promise.resolve(new Map(known));
  }

  settle(portalId: number, settled: Parameters<Outbox['settle']>[1]) {
    for (const { result, entry, retryAt } of settled) {
      const row = this.row(entry.effectId);
      row.leasedUntilMs = 0;
      if (result.delivered) {
        row.state = 'delivered';
        row.recordId = result.recordId;
        this.records.set(`${portalId} ${referenceKey(ownReference(entry.effect))}`, result.recordId);
      } else {
        row.lastError = result.error;
        row.state = retryAt === null ? 'dead' : 'waiting';
        row.dueAtMs = retryAt?.getTime() ?? 0;
      }
    }
    return Promise.resolve();
  }

  nextDueAt(): Promise<Date | null> {
    const times = this.rows.filter((row) => this.#isHead(row)).map(readyAtMs);
    return Promise.resolve(times.length === 0 ? null : new Date(Math.min(...times)));
  }

  row(effectId: string): Row {
    const row = this.rows.find(({ entry }) => entry.effectId === effectId);
    if (row === undefined) throw new Error(`no effect ${effectId}`);
    return row;
  }

  #isHead(row: Row): boolean {
    const { sharedDealId, portalId, sequence } = row.entry;
    return (
      row.state === 'waiting' &&
      !this.rows.some(
        ({ entry, state }) =>
          entry.sharedDealId === sharedDealId &&
          entry.portalId === portalId &&
          entry.sequence < sequence &&
          state !== 'delivered',
      )
    );
  }
}

function readyAtMs(row: Row): number {
  return Math.max(row.dueAtMs, row.leasedUntilMs);
}

/** A CRM that keeps what it was told, by key; `fail` makes deliveries fail before or after they are written. */
export class MemoryCrm implements CrmWriter {
  readonly batches: { readonly portalId: number; readonly effects: readonly DeliverableEffect[] }[] = [];
  readonly records = new Map<string, { readonly id: string; writes: number }>();
  fail: (delivery: DeliverableEffect, portalId: number) => DeliveryError | null = () => null;
  /** Resolves when a batch may be answered. */
  gate: () => Promise<void> = () => Promise.resolve();

  async deliver(portalId: number, effects: readonly DeliverableEffect[]): Promise<readonly DeliveryResult[]> {
    this.batches.push({ portalId, effects });
    await this.gate();
    return effects.map((delivery): DeliveryResult => {
      const { effectId, effect } = delivery;
      const error = this.fail(delivery, portalId);
      if (error !== null) return { effectId, delivered: false, error };
      const key = `${portalId} ${referenceKey(ownReference(effect))}`;
      const record = this.records.get(key) ?? { id: String(this.records.size + 1), writes: 0 };
      record.writes += 1;
      this.records.set(key, record);
      return { effectId, delivered: true, recordId: record.id };
    });
  }

  /** Kinds in the order in which they went out, one a batch. */
  get kinds(): string[] {
    return this.batches.map(({ effects }) =>
      [...new Set(effects.map(({ effect }) => effect.kind))].join('+'),
    );
  }
}

export function aLog() {
  return {
    info: vi.fn<RelayLog['info']>(),
    warn: vi.fn<RelayLog['warn']>(),
    error: vi.fn<RelayLog['error']>(),
  };
}

export function anError(changes: Partial<DeliveryError> = {}): DeliveryError {
  return { kind: 'unavailable', message: 'away', correlationId: null, retryAfterMs: null, ...changes };
}

export function entriesOf(
  sharedDealId: string,
  portalId: number,
  effects: readonly Effect[],
  from = 1,
): OutboxEntry[] {
  return effects.map((effect, index) => ({
    effectId: `${sharedDealId}/${portalId}/${from + index}`,
    sharedDealId,
    portalId,
    sequence: from + index,
    effect,
  }));
}
