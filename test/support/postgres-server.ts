import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

/**
 * A PostgreSQL server of the tests' own: in a private temporary folder, on a private port of this machine, behind a
 * password, and without care for a power cut, since nothing in it is kept, unless somebody wants to measure what that care
 * costs. It ends with whoever started it, and its folder with it, also where that one is killed.
 */

export interface PostgresServer {
  /** Of the maintenance database, for a user who may do everything. */
  readonly url: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root. */
interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

const user = 'hub_tests';

/** It starts in less than a second; a machine under load gets a minute. */
const startTimeoutMs = 60_000;

/** A server that forgets what a power cut takes is several times faster. */
const careless = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** `binaries` is the folder with `postgres` and `initdb`. `durable`: as in production, to measure by. */
export async function startPostgresServer(
  binaries: string,
  { durable = false }: { readonly durable?: boolean } = {},
): Promise<PostgresServer> {
  const serverUser = unprivilegedUser();
  const folder = await privateFolder(serverUser);
  try {
    const password = randomBytes(18).toString('base64url');
    await initialise(binaries, folder, password, serverUser);
    return await launch(binaries, folder, password, serverUser, durable ? {} : careless);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function unprivilegedUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (option: string) =>
        Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // This machine has no such user.
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.');
}

/** In the system's temporary folder, or in /tmp where that one is closed to other users. */
async function privateFolder(serverUser: ServerUser): Promise<string> {
  for (const parent of [tmpdir(), '/tmp']) {
    const folder = await mkdtemp(path.join(parent, 'hub-postgres-'));
    const { uid, gid } = serverUser;
    if (uid === undefined || gid === undefined) return folder;
    await chown(folder, uid, gid);
    try {
      await promisify(execFile)('ls', [folder], serverUser);
      return folder;
    } catch {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw new Error('There is no temporary folder that an unprivileged user can reach.');
}

/** Without the PG… variables of whoever runs the tests: they speak of another server. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(own), LC_ALL: 'C', TZ: 'UTC' };
}

async function initialise(
  binaries: string,
  folder: string,
  password: string,
  serverUser: ServerUser,
): Promise<void> {
  const passwordFile = path.join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (serverUser.uid !== undefined && serverUser.gid !== undefined) {
    await chown(passwordFile, serverUser.uid, serverUser.gid);
  }
  await promisify(execFile)(
    path.join(binaries, 'initdb'),
    [
      `--pgdata=${path.join(folder, 'data')}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...serverUser, cwd: folder, env: serverEnvironment() },
  );
  await rm(passwordFile);
}

/**
 * Runs the server until the script's own input ends, which is when its parent stops it or dies, and removes the folder
 * `$1`. The rest of the arguments is the server's command.
 */
const keeper = `
folder=$1; shift
exec 3<&0
"$@" 3<&- &
server=$!
(cat <&3 >/dev/null; kill -QUIT $server 2>/dev/null) &
wait $server
cd /; rm -rf "$folder"
`;

async function launch(
  binaries: string,
  folder: string,
  password: string,
  serverUser: ServerUser,
  durability: Readonly<Record<string, string>>,
): Promise<PostgresServer> {
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    ...durability,
    log_min_messages: 'fatal',
    log_min_error_statement: 'panic',
  };
  const command = [
    path.join(binaries, 'postgres'),
    '-D',
    path.join(folder, 'data'),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // In a process group of its own: a Ctrl-C goes to the tests, which stop it when they are through with it.
  const child = spawn('sh', ['-c', keeper, 'sh', folder, ...command], {
    ...serverUser,
    cwd: folder,
    env: serverEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2_000);
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };

  const url = `postgres://${user}:${password}@127.0.0.1:${String(port)}/postgres`;
  const deadline = Date.now() + startTimeoutMs;
  while (!(await answers(url))) {
    if (child.exitCode === null && Date.now() < deadline) {
      await wait(50);
      continue;
    }
    await stop();
    throw new Error(`PostgreSQL did not start.\n${complaints}`);
  }
  return { url, stop };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // It says so in connect() already.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
