import { hubspot, type JsonValue } from '@hubspot/ui-extensions';
import type { OperationName } from '#contracts/operations.ts';

/** Who looks at the card. On the function door the hub takes it as asserted, not as proven. */
export interface DoorUser {
  readonly id: number;
  readonly email: string;
}

/** Every operation's request is an object. */
interface DoorRequest {
  [field: string]: JsonValue;
}

/** Carries one request to the hub. Resolves to `DoorReply`, not yet checked; rejects where nothing answered. */
export type Door = (operation: OperationName, request: DoorRequest, user: DoorUser) => Promise<unknown>;

/** An app function is called like its operation, with underscores. */
export function functionName(operation: OperationName): string {
  return operation.replaceAll('-', '_');
}

/** The function door. The package step puts another module in this place for apps that call the hub by `hubspot.fetch`. */
export const door: Door = (operation, request, user) =>
  hubspot.serverless(functionName(operation), {
    parameters: { request, user: { id: user.id, email: user.email } },
  });
