import { HubError } from '#contracts/errors.ts';
import type { AnsweredOperation, Answers } from './answers.ts';
import type { StoreTransaction } from '../store-ports.ts';
import { requestHash } from './request-hash.ts';

/** The work stands, and its answer is kept. */
export interface Answered<Operation extends AnsweredOperation> {
  readonly answer: Answers[Operation];
}

/**
 * Locks the partner and works on a request once behind that lock: the same request sent again finds the first answer, the
 * same id with another content is refused. Nothing is kept of work that throws or comes to no answer.
 */
export async function answerOnce<
  Operation extends AnsweredOperation,
  Unanswered extends { readonly answer?: never } = never,
>(
  transaction: StoreTransaction,
  partnerId: string,
  operation: Operation,
  request: { readonly requestId: string },
  work: () => Promise<Answered<Operation> | Unanswered>,
): Promise<Answered<Operation> | Unanswered> {
  const hash = requestHash(request);
  await transaction.lockPartner(partnerId);
  const earlier = await transaction.findAnswer(partnerId, operation, request.requestId);
  if (earlier !== null) {
    if (earlier.requestHash !== hash) throw new HubError('request.key_reused');
    return { answer: earlier.answer };
  }
  const result = await work();
  if (result.answer !== undefined) {
    const { answer } = result;
    await transaction.saveAnswer(partnerId, operation, request.requestId, { requestHash: hash, answer });
  }
  return result;
}
