import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '..');
const main = path.join(root, 'src/main.ts');
const hubWithClock = path.join(root, 'devkit/hub-with-clock.ts');

export type HubEnvironment = Readonly<Record<string, string>>;

export interface HubProcess {
  readonly url: string;
  readonly pid: number;
  /** Moves the day that the rules judge by, this far from the system's; a hub that has ended stays as it is. */
  moveClock(offsetMs: number): Promise<void>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
}

/** A line of the hub's structured log. */
interface LogLine {
  readonly level: number;
  readonly msg?: string;
  readonly url?: string;
}

const warnLevel = 40;

function parseLine(line: string): LogLine | null {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return null;
  }
}

function start(program: string, args: readonly string[], environment: HubEnvironment): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    cwd: root,
    // Nothing of this process's environment that could change what the hub does gets through by chance.
    env: {
      PATH: process.env['PATH'] ?? '',
      NO_COLOR: '1',
      // What Node has compiled once it need not compile again: a third of the time that loading the modules takes.
      NODE_COMPILE_CACHE: path.join(root, 'build/compiled'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function collect(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', onLine);
  }
}

/** Runs one command of the administrator in the hub's own program; rejects with what it printed. */
export async function runHubCommand(
  args: readonly string[],
  environment: HubEnvironment,
  onLine: (line: string) => void,
): Promise<void> {
  const child = start(main, args, environment);
  const lines: string[] = [];
  collect(child, (line) => {
    lines.push(line);
    onLine(line);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(lines.join('\n'));
}

/** Starts the hub as a program of its own and waits until it listens; `web` takes in and answers, and delivers nothing. */
export async function startHub(
  environment: HubEnvironment,
  onLine: (line: string) => void,
  clockOffsetMs = 0,
  role: 'all' | 'web' = 'all',
): Promise<HubProcess> {
  const child = start(hubWithClock, [String(clockOffsetMs), role], environment);
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    collect(child, (line) => {
      lines.push(line);
      onLine(line);
      const parsed = parseLine(line);
      if (parsed?.msg === 'hub is ready' && parsed.url !== undefined) resolve(parsed.url);
    });
    child.once('close', (code) => {
      reject(new Error(`The hub ended with ${code} before it was ready.\n${lines.slice(-20).join('\n')}`));
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    async moveClock(offsetMs) {
      if (!child.connected) return;
      const moved = Promise.race([once(child, 'message'), once(child, 'disconnect')]);
      child.send({ offsetMs });
      await moved;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

/** What of the hub's log a developer wants to see beside the page: warnings and errors. */
export function isWorthShowing(line: string): boolean {
  const parsed = parseLine(line);
  return parsed === null || parsed.level >= warnLevel;
}
