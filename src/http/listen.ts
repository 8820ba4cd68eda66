import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface Listening {
  readonly url: string;
  /** Takes no new requests, lets the running ones finish, then ends. */
  close(): Promise<void>;
}

/** A busy port is a sentence, not a stack. */
export class PortBusyError extends Error {
  constructor(host: string, port: number, cause: unknown) {
    super(`Port ${port} on ${host} is taken by another program. Stop it, or set HUB_PORT to another port.`, {
      cause,
    });
    this.name = 'PortBusyError';
  }
}

export async function listen(app: Express, host: string, port: number): Promise<Listening> {
  const server = createServer(app);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new PortBusyError(host, port, error);
    }
    throw error;
  }
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${actual}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}
