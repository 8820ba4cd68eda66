import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

/**
 * Stands between a client and a PostgreSQL server and counts round trips where they happen: on the wire. One is counted
 * whenever the client speaks after the server has spoken, so that statements which travel together are one, whatever library
 * sends them.
 */
export interface CountedConnections {
  /** The database's address, by way of the counter. */
  readonly url: string;
  /** Of all connections since the start. */
  roundTrips(): number;
  close(): Promise<void>;
}

export async function countedConnections(databaseUrl: string): Promise<CountedConnections> {
  const target = new URL(databaseUrl);
  let trips = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let serverSpokeLast = true;
    client.setNoDelay(true).on('data', (data) => {
      if (serverSpokeLast) trips += 1;
      serverSpokeLast = false;
      upstream.write(data);
    });
    upstream.setNoDelay(true).on('data', (data) => {
      serverSpokeLast = true;
      client.write(data);
    });
    client.on('close', () => upstream.destroy()).on('error', () => upstream.destroy());
    upstream.on('close', () => client.destroy()).on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    roundTrips: () => trips,
    async close() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
