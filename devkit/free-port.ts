import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { PortBusyError } from './host/card-host.ts';

/**
 * The port that the page will have, known before anything is started: links in both CRMs name it, and a busy one is said at
 * once and not after half a minute. 0 takes a free one.
 */
export async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  probe.listen(wanted, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      ? new PortBusyError(wanted, error)
      : error;
  }
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
