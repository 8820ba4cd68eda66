import type { ErrorCode } from './errors.ts';
import type { OperationContract } from './operation.ts';

/** What every operation may refuse with: who calls, from which side, and whether the request fits its contract. */
export const commonRefusals = [
  'request.malformed',
  'signature.missing',
  'signature.invalid',
  'signature.stale',
  'signature.replayed',
  'portal.unknown',
  'operation.wrong_side',
  'request.too_large',
  'request.invalid',
  'hub.internal',
] as const satisfies readonly ErrorCode[];

/** Everything that the hub may answer to a call of this operation but its reply. */
export function refusalsOf({
  proof,
  refusals,
}: Pick<OperationContract, 'proof' | 'refusals'>): readonly ErrorCode[] {
  return [
    ...commonRefusals,
    ...(proof === 'asserted' ? [] : (['operation.proof_required'] as const)),
    ...refusals,
  ];
}
