import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const programsFolder = path.resolve(import.meta.dirname, 'programs');

export interface GuardedProgram {
  readonly child: ChildProcess;
  /** `host:port` of every connection that it tried to make beyond this machine; each was refused. */
  refusedConnections(): Promise<string[]>;
  /** Its exit code, and what it printed on both outputs. */
  readonly ended: Promise<{ readonly code: number | null; readonly printed: string }>;
  remove(): Promise<void>;
}

export interface ProgramToGuard {
  readonly file: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Programs of this folder that are loaded after the guard. */
  readonly preload?: readonly string[];
}

/** Runs a program that cannot reach beyond this machine, with a home folder and an environment of its own. */
export async function startGuarded({
  file,
  args = [],
  cwd,
  env = {},
  preload = [],
}: ProgramToGuard): Promise<GuardedProgram> {
  const home = await mkdtemp(path.join(tmpdir(), 'guarded-'));
  const refused = path.join(home, 'refused-connections');
  const preloaded = ['guard-network.ts', ...preload].map(
    (name) => `--import=${path.join(programsFolder, name)}`,
  );
  const child = spawn(process.execPath, [file, ...args], {
    cwd: cwd ?? home,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      // In the environment and not among the arguments, so that what the program starts is guarded too.
      NODE_OPTIONS: preloaded.join(' '),
      REFUSED_CONNECTIONS: refused,
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
  }
  return {
    child,
    async refusedConnections() {
      const lines = await readFile(refused, 'utf8').catch(() => '');
      return lines.split('\n').filter((line) => line !== '');
    },
    ended: (once(child, 'close') as Promise<[number | null]>).then(([code]) => ({ code, printed })),
    async remove() {
      child.kill('SIGKILL');
      await rm(home, { recursive: true, force: true });
    },
  };
}

export const program = (name: string): string => path.join(programsFolder, name);
