import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
import process from 'node:process';

/**
 * Preloaded into a program that must not call out: every connection that would leave this machine is refused and written
 * down, a line each, in the file that `REFUSED_CONNECTIONS` names. Everything that Node opens over TCP or TLS goes through
 * this method, `fetch` included; programs that the program starts are guarded too where they inherit `NODE_OPTIONS`.
 */
const refusedConnections = process.env['REFUSED_CONNECTIONS'];
if (refusedConnections === undefined) throw new Error('REFUSED_CONNECTIONS names no file.');

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/.test(host);

/** Node calls it with options, with port and host, with a path, or with what it has made of these. */
function targetOf(args: readonly unknown[]): { host: string; port: unknown } {
  const [first, second]: readonly unknown[] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    const { host, port } = first as { host?: unknown; port?: unknown };
    return { host: typeof host === 'string' ? host : 'localhost', port };
  }
  return { host: typeof second === 'string' ? second : 'localhost', port: first };
}

const connect = Reflect.get(Socket.prototype, 'connect') as (...args: unknown[]) => Socket;

Reflect.set(Socket.prototype, 'connect', function (this: Socket, ...args: unknown[]): Socket {
  const { host, port } = targetOf(args);
  if (isLoopback(host)) return connect.apply(this, args);
  appendFileSync(refusedConnections, `${host}:${String(port)}\n`);
  process.nextTick(() => this.destroy(new Error(`No connection to ${host} from this program.`)));
  return this;
});
