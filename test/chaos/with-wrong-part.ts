import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

/** Loaded before the hub's own modules (`--import`): puts a part that is wrong on purpose in the place of the right one. */
const urlOf = (file: string) => pathToFileURL(path.resolve(import.meta.dirname, file)).href;

const replaced: Readonly<Record<string, readonly [right: string, wrong: string]>> = {
  dedupe: ['../../src/crm/webhook-events.ts', 'wrong-dedupe.ts'],
  echo: ['../../src/crm/webhook-events.ts', 'wrong-echo.ts'],
  order: ['../../src/crm/webhook-events.ts', 'wrong-order.ts'],
  batch: ['../../src/crm/batch-outcome.ts', 'wrong-batch.ts'],
};

const [right = '', wrong = ''] = (replaced[process.env['WRONG_PART'] ?? ''] ?? []).map(urlOf);
if (wrong === '') throw new Error('WRONG_PART names the part that is to be wrong.');

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    return resolved.url === right && context.parentURL !== wrong ? { ...resolved, url: wrong } : resolved;
  },
});
