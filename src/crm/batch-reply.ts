import { errorFromBatchEntry } from './crm-error.ts';
import type { CrmError } from './crm-error.ts';

/** What the app defines properties of, and writes. */
export type WrittenObject = 'deals' | 'companies' | 'contacts' | 'tasks' | 'notes';
/** Line items and quotes are read only. */
export type HubSpotObject = WrittenObject | 'line_items' | 'quotes';

/** HubSpot's own bound for a batch. */
export const batchSize = 100;

export interface HubSpotRecord {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  /** When HubSpot last changed it. */
  readonly updatedAt?: Date;
}

export interface BatchInput {
  /** Our own name for it; HubSpot hands it back with the result or the error, as `objectWriteTraceId`. */
  readonly key: string;
  /** The record's id, or the value of the unique property that is upserted on. */
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** What HubSpot says of a batch, in any order; `batch-outcome.ts` finds the inputs again. */
export interface BatchReply {
  readonly records: readonly (HubSpotRecord & { readonly key: string | null })[];
  readonly errors: readonly BatchReplyError[];
}

export interface BatchReplyError {
  readonly error: CrmError;
  /** Whatever HubSpot names of the input at fault: keys, ids, values. */
  readonly names: readonly string[];
}

interface ErrorEntry {
  readonly category: string;
  readonly message: string;
  readonly id?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** `call` names the call in the errors' messages. */
export function errorsOf(
  reply: { readonly results: unknown; readonly errors?: readonly ErrorEntry[] },
  call: string,
): readonly BatchReplyError[] {
  return (reply.errors ?? []).map((entry) => ({
    error: errorFromBatchEntry(entry, call),
    names: Object.values(entry.context ?? {}).flat(),
  }));
}

export function asBatchReply(
  reply: {
    readonly results: readonly (HubSpotRecord & { readonly objectWriteTraceId?: string })[];
    readonly errors?: readonly ErrorEntry[];
  },
  call: string,
): BatchReply {
  return {
    records: reply.results.map(({ id, properties, updatedAt, objectWriteTraceId }) => ({
      id,
      properties,
      ...(updatedAt === undefined ? {} : { updatedAt }),
      key: objectWriteTraceId ?? null,
    })),
    errors: errorsOf(reply, call),
  };
}
