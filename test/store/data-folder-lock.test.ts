import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder } from '#store/data-folder-lock.ts';

const holder = join(import.meta.dirname, 'hold-data-folder.ts');
const children: ChildProcess[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-lock-'));
});

afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that takes the folder and keeps it; resolves with what it says: `held`, or why not. */
async function startHolder(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [holder, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  for await (const line of createInterface(child.stdout)) return { child, said: line };
  throw new Error('the other process said nothing');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('a data folder', () => {
  it('is refused to a second process with a sentence that names the first and the way out', async () => {
    const { child, said } = await startHolder();
    expect(said).toBe('held');
    expect(() => lockDataFolder(folder)).toThrow(
      `The data folder ${folder} is in use by process ${String(child.pid)}. One process at a time may use it`,
    );
  });

  it('is free again when the process that had it was killed', async () => {
    const { child } = await startHolder();
    await kill(child);
    expect(existsSync(join(folder, 'hub.lock'))).toBe(true);

    const unlock = lockDataFolder(folder);
    expect((await startHolder()).said).toContain(`is in use by process ${String(process.pid)}`);
    unlock();
    expect((await startHolder()).said).toBe('held');
  });

  it('goes to exactly one of several processes that find a dead one’s lock at once', async () => {
    writeFileSync(join(folder, 'hub.lock'), JSON.stringify({ pid: 4_194_300, startedTicks: null }));
    const said = await Promise.all(Array.from({ length: 4 }, async () => (await startHolder()).said));
    expect(said.filter((text) => text === 'held')).toHaveLength(1);
    expect(said.filter((text) => text.includes('is in use by process'))).toHaveLength(3);
  });

  it.each([
    {
      what: 'a predecessor with the very process id of this one',
      content: JSON.stringify({ pid: process.pid, startedTicks: null }),
    },
    { what: 'nobody that can be read', content: '{"pid":' },
  ])('is taken over from $what', ({ content }) => {
    writeFileSync(join(folder, 'hub.lock'), content);
    lockDataFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'is taken over from a process whose id belongs to a later one by now',
    () => {
      writeFileSync(join(folder, 'hub.lock'), JSON.stringify({ pid: process.ppid, startedTicks: '1' }));
      lockDataFolder(folder)();
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('is refused twice within one process too, and giving it free twice harms nobody', () => {
    const unlock = lockDataFolder(folder);
    expect(() => lockDataFolder(folder)).toThrow('is in use by process');
    unlock();
    const again = lockDataFolder(folder);
    unlock();
    expect(existsSync(join(folder, 'hub.lock'))).toBe(false);
    again();
  });
});
