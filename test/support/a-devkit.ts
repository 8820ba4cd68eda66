import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDevkit, type Devkit } from '#devkit/devkit.ts';
import type { DoorName } from '#devkit/package/variant.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface TestDevkit {
  readonly devkit: Devkit;
  readonly dataFolder: string;
  /** What a person would have read while it started. */
  readonly printed: readonly string[];
  /** Ends it and starts it again on the same data; with the programme of another source folder where one is named. */
  again(otherSourceFolder?: string): Promise<TestDevkit>;
  end(): Promise<void>;
}

/** The real parts on data of their own: stand-in, hub as a program, HubSpot's bundler, card host. `door` is the cards'. */
export async function aDevkit(
  sourceFolder = path.join(root, 'devkit/samples'),
  dataFolder?: string,
  door: DoorName = 'function',
): Promise<TestDevkit> {
  const folder = dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'shared-deals-')));
  const printed: string[] = [];
  const devkit = await startDevkit({
    sourceFolder,
    dataFolder: folder,
    port: 0,
    door,
    // Inside the project, since HubSpot's bundler looks for the SDK above the file it bundles; all share what is built.
    buildFolder: path.join(root, 'build/devkit'),
    print: (line) => printed.push(line),
  });
  return {
    devkit,
    dataFolder: folder,
    printed,
    async again(otherSourceFolder = sourceFolder) {
      await devkit.close();
      return aDevkit(otherSourceFolder, folder, door);
    },
    async end() {
      await devkit.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
