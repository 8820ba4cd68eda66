import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { operations, type OperationName } from '#contracts/operations.ts';
import { signatureHeader, timestampHeader } from '#contracts/signed-request.ts';
import { verifySignature } from '#crm/signature.ts';
import { operationReplies } from './operation-replies.ts';

interface HubCall {
  readonly operation: string;
  readonly query: Readonly<Record<string, string>>;
  readonly request: unknown;
}

export interface HubStub {
  readonly url: string;
  /** What was signed with the portal's key. */
  readonly calls: readonly HubCall[];
  close(): Promise<void>;
}

/** Answers each operation by its contract over real HTTP where the portal's key has signed, and else refuses. */
export async function startHubStub(portalKey: string): Promise<HubStub> {
  const calls: HubCall[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const address = new URL(request.url ?? '', url);
    const { verified } = verifySignature({
      method: request.method ?? '',
      uri: address.href,
      body,
      signature: request.headers[signatureHeader]?.toString(),
      timestamp: request.headers[timestampHeader]?.toString(),
      keys: [portalKey],
      now: new Date(),
    });
    response.setHeader('content-type', 'application/json');
    if (!verified) {
      response.statusCode = 401;
      response.end(JSON.stringify({ code: 'signature.invalid' }));
      return;
    }
    const operation = address.pathname.replace('/operations/', '') as OperationName;
    calls.push({
      operation,
      query: Object.fromEntries(address.searchParams),
      request: JSON.parse(body.toString()) as unknown,
    });
    response.end(JSON.stringify(operations[operation].reply.parse(operationReplies[operation])));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
