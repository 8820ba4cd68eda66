import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps a data folder to one process. PGlite takes no lock itself, and two processes on one folder silently lose each
 * other's rows. The lock is a file with the holder's process id: it is refused while that process lives, and taken over
 * when it is gone, so that a killed hub starts again by itself. It guards one machine; on several use PostgreSQL.
 */

interface LockHolder {
  readonly pid: number;
  /** When the process began, in the kernel's ticks, where the system tells; process ids are used again. */
  readonly startedTicks: string | null;
}

/** Its message is a sentence for whoever started the second process. */
class DataFolderInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by process ${String(pid)}. One process at a time may use it: stop that one, choose another folder, or use PostgreSQL (DATABASE_URL).`,
    );
    this.name = 'DataFolderInUseError';
  }
}

/** The folders that this very process holds; its own process id says nothing about a lock left by a predecessor. */
const held = new Set<string>();

/** Returns the function that gives the folder free. Throws a `DataFolderInUseError` where another process has it. */
export function lockDataFolder(folder: string): () => void {
  const path = join(folder, 'hub.lock');
  if (held.has(path)) throw new DataFolderInUseError(folder, process.pid);
  const mine: LockHolder = { pid: process.pid, startedTicks: startedTicks(process.pid) };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    // A second round is for a lock left behind, a third for somebody who takes it over at the same instant.
    for (let round = 0; round < 3; round += 1) {
      if (takeFree(draft, path)) {
        held.add(path);
        return () => {
          if (held.delete(path)) rmSync(path, { force: true });
        };
      }
      const holder = readHolder(path);
      if (holder !== null && isAlive(holder)) throw new DataFolderInUseError(folder, holder.pid);
      removeStale(path, holder);
    }
    throw new Error(`The data folder ${folder} could not be locked: ${path} keeps reappearing.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Linking a complete file is atomic: the lock never exists half written. */
function takeFree(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves the dead holder's file away; if a living one slipped in between, it is put back. */
function removeStale(path: string, stale: LockHolder | null): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== null && moved.pid !== stale?.pid) takeFree(aside, path);
  rmSync(aside, { force: true });
}

function readHolder(path: string): LockHolder | null {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content !== 'object' || content === null || !('pid' in content)) return null;
    if (typeof content.pid !== 'number') return null;
    const ticks =
      'startedTicks' in content && typeof content.startedTicks === 'string' ? content.startedTicks : null;
    return { pid: content.pid, startedTicks: ticks };
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return null;
    throw error;
  }
}

function isAlive(holder: LockHolder): boolean {
  if (holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if (!hasCode(error, 'EPERM')) return false;
  }
  const ticks = startedTicks(holder.pid);
  return ticks === null || holder.startedTicks === null || ticks === holder.startedTicks;
}

/** Field 22 of Linux's `/proc/<pid>/stat`, counted behind the name in brackets, which may hold spaces. */
function startedTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
