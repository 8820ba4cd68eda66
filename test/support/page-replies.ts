import type { Page, Response } from 'playwright-core';
import { faultsOfReply } from './documented-replies.ts';

interface PageReplies {
  /** Listens to a page from now on. */
  of(page: Page): void;
  /** Fails where a reply so far was not as the API document says. */
  settle(): Promise<void>;
  /** Fails where there was no reply at all: then nothing was held. */
  demandSome(): void;
}

interface Reply {
  readonly operation: string;
  readonly body: unknown;
}

/** What the hub replies to the cards of a page, by either door, held against the API document. */
export function holdReplies(): PageReplies {
  const reading: Promise<string[]>[] = [];
  let count = 0;
  const faultsOf = async (response: Response): Promise<string[]> => {
    const reply = await readReply(response);
    if (reply === null) return [];
    count += 1;
    // A function hands its card what `hubspot.fetch` would: one shape on both doors.
    return faultsOfReply({ ...reply, status: 200, contentType: 'application/json' });
  };
  return {
    of(page) {
      page.on('response', (response) => {
        if (isCall(response)) reading.push(faultsOf(response));
      });
    },
    async settle() {
      const faults = (await Promise.all(reading.splice(0))).flat();
      if (faults.length > 0) throw new Error(`Not as the API document says:\n${faults.join('\n')}`);
    },
    demandSome() {
      if (count === 0) throw new Error('No reply of the hub was held against the API document.');
    },
  };
}

function isCall(response: Response): boolean {
  return /\/__host\/(serverless|fetch)$/.test(response.url()) && response.ok();
}

/** Null where the page has gone meanwhile, or where the hub did not answer at all. */
async function readReply(response: Response): Promise<Reply | null> {
  const asked = response.request().postDataJSON() as { name?: string; url?: string };
  const reply = (await response.json().catch(() => null)) as { result?: unknown; body?: string } | null;
  if (reply === null) return null;
  if (asked.name !== undefined) {
    return { operation: asked.name.replaceAll('_', '-'), body: reply.result };
  }
  const body: unknown = JSON.parse(reply.body ?? 'null');
  const isHubs = typeof body === 'object' && body !== null && ('ok' in body || 'problem' in body);
  return isHubs ? { operation: new URL(asked.url ?? '').pathname.split('/').at(-1) ?? '', body } : null;
}
