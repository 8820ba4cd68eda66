import type * as z from 'zod/mini';
import type { Side } from '#core/deal-type.ts';
import type { ErrorCode } from './errors.ts';

/**
 * How well the user has to be proven: by HubSpot's own signature, or only named by the portal's signed request. `by_policy`
 * stands on what is bound to a role at the vendor: of the vendor's users the vendor's policy (`assertedUsers`) decides, and a
 * partner's need only be named.
 */
type UserProof = 'platform' | 'by_policy' | 'asserted';

/**
 * An operation is declared once, here; the serverless function, the hub's route, the card's typed client, the API document
 * and the completeness test come from it.
 */
export interface OperationContract<
  Name extends string = string,
  Request extends z.ZodMiniType = z.ZodMiniType,
  Reply extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly name: Name;
  /** One sentence for the API document. */
  readonly summary: string;
  readonly side: Side | 'either';
  /** The weakest proof of the user that the operation accepts. */
  readonly proof: UserProof;
  /** A writing operation carries a `requestId` and has one effect however often it is sent. */
  readonly writes: boolean;
  readonly request: Request;
  readonly reply: Reply;
  /** Its own refusals, beside those that every operation has. */
  readonly refusals: readonly ErrorCode[];
}

/** Whether the portals of a side may call it. */
export function isOfferedTo(side: Side, contract: Pick<OperationContract, 'side'>): boolean {
  return contract.side === 'either' || contract.side === side;
}

export function operation<
  const Name extends string,
  Request extends z.ZodMiniType,
  Reply extends z.ZodMiniType,
>(contract: OperationContract<Name, Request, Reply>): OperationContract<Name, Request, Reply> {
  return Object.freeze(contract);
}

export type RequestOf<Contract extends OperationContract> = z.output<Contract['request']>;
export type ReplyOf<Contract extends OperationContract> = z.output<Contract['reply']>;
