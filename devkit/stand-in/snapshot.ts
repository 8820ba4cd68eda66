import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PortalState } from './portal-state.ts';

interface SnapshotFile {
  version: number;
  portals: PortalState[];
}

/** Raised when the shape of a portal's state changes; older files are then refused. */
const version = 2;

/** Long enough to gather the writes of one batch, short enough that a kill loses next to nothing. */
const delayMs = 200;

/** Undefined when there is no file yet. Throws when the file is none of ours or of another version. */
export async function readSnapshot(file: string): Promise<PortalState[] | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  const snapshot = parse(text);
  if (snapshot?.version !== version || !Array.isArray(snapshot.portals)) {
    throw new Error(
      `${file} is no snapshot of this version of the stand-in; delete it to start from the samples.`,
    );
  }
  return snapshot.portals;
}

/**
 * Writes the portals' state to one file, soon after a change and never twice at once. The file is
 * replaced in one step, so that it is whole at every moment.
 */
export class SnapshotWriter {
  readonly #file: string;
  readonly #state: () => PortalState[];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string, state: () => PortalState[]) {
    this.#file = file;
    this.#state = state;
  }

  schedule(): void {
    this.#timer ??= setTimeout(() => {
      // A failed write is tried again with the next change and reported by the last flush.
      this.flush().catch(() => undefined);
    }, delayMs);
  }

  /** Resolves when everything up to now is in the file. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const snapshot: SnapshotFile = { version, portals: this.#state() };
    const temporary = `${this.#file}.${process.pid}.tmp`;
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(temporary, JSON.stringify(snapshot));
    await rename(temporary, this.#file);
  }
}

function parse(text: string): Partial<SnapshotFile> | undefined {
  try {
    return JSON.parse(text) as Partial<SnapshotFile>;
  } catch {
    return undefined;
  }
}
