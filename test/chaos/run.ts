import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** `npm run chaos`, with `--long` for 1,000 shared deals and 100 kills, and `--seed N` for what was drawn before. */
const { values } = parseArgs({ options: { long: { type: 'boolean' }, seed: { type: 'string' } } });
const root = path.resolve(import.meta.dirname, '../..');
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const args = ['run', '--config', 'vitest.processes.config.ts', 'test/chaos/chaos.test.ts'];
const child = spawn(process.execPath, [vitest, ...args], {
  cwd: root,
  env: {
    ...process.env,
    ...(values.long ? { CHAOS_LONG: 'yes' } : {}),
    ...(values.seed === undefined ? {} : { CHAOS_SEED: values.seed }),
  },
  stdio: 'inherit',
});
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
