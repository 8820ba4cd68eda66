import { HubError } from '#contracts/errors.ts';
import { isOfferedTo, type OperationContract } from '#contracts/operation.ts';
import { dayOf } from '#core/calendar-day.ts';
import type { Actor, Clock } from '../ports.ts';
import type { Store } from '../store-ports.ts';

/** Refuses whom an operation is not offered to, with `operation.wrong_side` or `operation.proof_required`. */
export type Authorise = (contract: OperationContract, actor: Actor) => Promise<void>;

/**
 * Side and proof, as the contract of the operation states them. Where the contract leaves the proof to the vendor
 * (`by_policy`), the policy of the day decides whether a user whom HubSpot did not prove is enough.
 */
export function authorisation({
  clock,
  store,
}: {
  readonly clock: Clock;
  readonly store: Pick<Store, 'readVendor' | 'readPolicy'>;
}): Authorise {
  const policyRefusesAsserted = async () => {
    const { timeZone } = await store.readVendor();
    const policy = await store.readPolicy(dayOf(clock.now(), timeZone));
    return policy.assertedUsers === 'refuse';
  };
  return async (contract, actor) => {
    const { proof } = contract;
    if (!isOfferedTo(actor.side, contract)) throw new HubError('operation.wrong_side');
    if (actor.userProof === 'platform' || proof === 'asserted') return;
    if (proof === 'by_policy' && actor.side === 'partner') return;
    if (proof === 'platform' || (await policyRefusesAsserted()))
      throw new HubError('operation.proof_required');
  };
}
