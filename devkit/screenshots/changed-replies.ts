import { isDeepStrictEqual } from 'node:util';
import type { Page, Route } from 'playwright-core';
import type { ErrorCode } from '#contracts/errors.ts';
import { errorCatalogue } from '#contracts/errors.ts';
import type { ReplyOf } from '#contracts/operation.ts';
import { operations, type OperationName } from '#contracts/operations.ts';

/**
 * States that no operation leads to yet (won, lost, removed, a deleted CRM deal, Do Inbound For Me, proofs of involvement) are
 * real replies with some fields changed on their way to the card. What the card gets still passes the operation's own reply
 * schema, without a field that the contract does not know: else the picture would show something that cannot be.
 */
export async function changeReplies<Name extends OperationName>(
  page: Page,
  name: Name,
  change: (reply: ReplyOf<(typeof operations)[Name]>) => ReplyOf<(typeof operations)[Name]>,
): Promise<void> {
  const { reply: schema } = operations[name];
  await onCall(page, name, async (route) => {
    const response = await route.fetch();
    const { result } = (await response.json()) as { result: { ok?: unknown } };
    const changed = change(schema.parse(result.ok) as ReplyOf<(typeof operations)[Name]>);
    if (!isDeepStrictEqual(schema.parse(changed), changed)) {
      throw new Error(`The changed reply of ${name} has fields that its contract does not know.`);
    }
    await route.fulfill({ response, json: { result: { ok: changed } } });
  });
}

/** The hub refuses with this error, as it would where the devkit cannot bring its reason about. */
export async function refuse(page: Page, name: OperationName, code: ErrorCode): Promise<void> {
  const { title, status, retryable } = errorCatalogue[code];
  const requestId = '0192f7a4-5c1e-7d3b-9a60-4e1f6b2c8d05';
  await onCall(page, name, (route) =>
    route.fulfill({
      json: { result: { problem: { type: 'about:blank', title, status, code, requestId, retryable } } },
    }),
  );
}

/** The answer never comes: the card goes on looking it up. */
export async function holdReplies(page: Page, name: OperationName): Promise<void> {
  await onCall(page, name, () => Promise.resolve());
}

/** Cards call functions, which are named like their operation with underscores; all go through one route of the card host. */
async function onCall(
  page: Page,
  name: OperationName,
  answer: (route: Route) => Promise<void>,
): Promise<void> {
  await page.route('**/__host/serverless', async (route) => {
    const { name: called } = route.request().postDataJSON() as { name: string };
    if (called !== name.replaceAll('-', '_')) {
      await route.fallback();
      return;
    }
    try {
      await answer(route);
    } catch (error) {
      if (page.isClosed()) return;
      process.stderr.write(`${String(error)}\n`);
      await route.abort();
    }
  });
}
