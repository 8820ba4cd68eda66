import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ProgrammeDocument } from '#contracts/programme.ts';

type OwnPolicy = NonNullable<ProgrammeDocument['policy']>;

/** A copy of a data folder whose programme has another policy, until the test that calls this is over. */
export async function aFolderWithPolicy(
  sourceFolder: string,
  changed: (policy: OwnPolicy) => OwnPolicy,
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'programme-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(sourceFolder, folder, { recursive: true });
  const file = path.join(folder, 'programme.json');
  const programme = JSON.parse(await readFile(file, 'utf8')) as { policy: OwnPolicy };
  await writeFile(file, JSON.stringify({ ...programme, policy: changed(programme.policy) }));
  return folder;
}
