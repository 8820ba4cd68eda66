import type { Side } from '#core/deal-type.ts';

/** What both sides may call; each side's answers are kept apart, since neither knows the request ids of the other. */
type BothSidesOperation = 'post-message' | 'read-messages';

export type SidedOperation<Operation extends BothSidesOperation = BothSidesOperation> =
  Operation | `${Operation} of the vendor`;

/** The name under which the answer of a side is kept. It stands with the partner of the shared deal, whoever asked. */
export function sided<Operation extends BothSidesOperation>(
  operation: Operation,
  side: Side,
): SidedOperation<Operation> {
  return side === 'partner' ? operation : `${operation} of the vendor`;
}
