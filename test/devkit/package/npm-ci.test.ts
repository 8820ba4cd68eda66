import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleProject } from '#devkit/package/assemble.ts';
import { aBuildFolder, aVariant } from './a-project.ts';

let folder: string;
beforeAll(async () => {
  folder = await aBuildFolder();
  await assembleProject(aVariant(), folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** HubSpot's own command, without the network and without writing anything. */
async function npmCi(partsFolder: string): Promise<{ code: number | null; printed: string }> {
  const child = spawn(
    'npm',
    ['ci', '--ignore-scripts', '--no-optional', '--dry-run', '--offline', '--no-audit', '--no-fund'],
    { cwd: partsFolder, env: { PATH: process.env['PATH'], HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [out, faults, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, printed: out + faults };
}

describe('the package and lock files', () => {
  it.each([
    ['cards', ['@hubspot/ui-extensions 0.17.0', 'react 18.3.1']],
    ['functions', []],
  ])('of the %s satisfy the command with which HubSpot installs', async (name, installed) => {
    const { code, printed } = await npmCi(path.join(folder, 'app', name));
    expect(printed).toContain(installed.length > 0 ? 'added ' : 'up to date');
    for (const one of installed) expect(printed).toContain(`add ${one}`);
    expect(code).toBe(0);
  });

  it('do not satisfy it where the lock file lacks what the package file names', async () => {
    const manifest = path.join(folder, 'app/functions/package.json');
    const { dependencies, ...rest } = JSON.parse(await readFile(manifest, 'utf8')) as {
      dependencies: object;
    };
    await writeFile(
      manifest,
      JSON.stringify({ ...rest, dependencies: { ...dependencies, uuidv7: '1.2.1' } }),
    );
    const { code, printed } = await npmCi(path.dirname(manifest));
    expect(printed).toContain('uuidv7');
    expect(code).not.toBe(0);
  });
});
