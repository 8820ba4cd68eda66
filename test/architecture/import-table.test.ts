import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterEach, describe, expect, it } from 'vitest';
import rules from '../../.dependency-cruiser.cjs';

const root = path.resolve(import.meta.dirname, '../..');
const planted: string[] = [];

afterEach(async () => {
  for (const folder of planted.splice(0)) await rm(folder, { recursive: true });
});

async function look(...where: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(
    where,
    { ...(rules.options as ICruiseOptions), ruleSet: rules, validate: true, baseDir: root },
    {},
    { tsConfig: extractTsConfig(path.join(root, 'tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error('expected a result, not a report');
  return output;
}

function broken(result: ICruiseResult): string[] {
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/** Puts a module beside a real one, so that the real rules apply to it. */
async function plant(folder: string, text: string): Promise<string> {
  const home = await mkdtemp(path.join(root, folder, 'planted-'));
  planted.push(home);
  await mkdir(home, { recursive: true });
  const file = path.join(home, 'planted.ts');
  await writeFile(file, text);
  return path.relative(root, file);
}

describe('the import table', () => {
  it('is kept by every module of the house', async () => {
    const result = await look('src', 'extensions', 'serverless');
    expect(broken(result)).toEqual([]);
    // A check that looks at nothing passes too: each room has to have been seen.
    const rooms = ['core', 'contracts', 'operations', 'store', 'crm', 'sync', 'http', 'cli', 'config'];
    for (const room of [...rooms.map((name) => `src/${name}/`), 'extensions/', 'serverless/']) {
      expect(result.modules.filter(({ source }) => source.startsWith(room)).length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['src/core', "import '#contracts/errors.ts';", 'house:src/core'],
    ['src/core', "import 'node:fs';", 'core-touches-no-outside'],
    ['src/operations', "import 'kysely';", 'packages:src/operations'],
    ['src/operations', "import '#store/store.ts';", 'house:src/operations'],
    ['src/http', "import '#crm/signature.ts';", 'house:src/http'],
    ['src/sync', "import '#devkit/devkit.ts';", 'nobody-imports-devkit'],
    ['src/store', "import '../../main.ts';", 'only-main-wires'],
    ['src/contracts', "import { z } from 'zod'; export const x = z.string();", 'cards-take-zod-mini'],
    ['extensions', "import 'node:crypto';", 'cards-touch-no-node'],
    ['extensions', "import '#operations/handlers.ts';", 'house:extensions'],
  ])('catches a violation planted in %s: %s', async (folder, text, rule) => {
    const file = await plant(folder, text);
    const result = await look(file);
    expect(result.summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });
});
