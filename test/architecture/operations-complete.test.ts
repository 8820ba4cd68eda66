import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCatalogue } from '#contracts/errors.ts';
import { operations } from '#contracts/operations.ts';
import { functionName } from '#extensions/kit/door.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('every operation of the contracts', () => {
  it.each(Object.keys(operations) as (keyof typeof operations)[])(
    '%s has its thin function and its metafile',
    (name) => {
      expect(operations[name].name).toBe(name);
      expect(existsSync(path.join(root, `serverless/${name}.ts`))).toBe(true);
      const metafile = JSON.parse(
        readFileSync(path.join(root, `serverless/${name}-hsmeta.json`), 'utf8'),
      ) as {
        uid: string;
        type: string;
      };
      expect(metafile).toMatchObject({ uid: functionName(name), type: 'app-function' });
    },
  );
});

describe('every error code', () => {
  it.each(Object.keys(errorCatalogue))('%s has a page of its own', (code) => {
    expect(readFileSync(path.join(root, `docs/errors/${code}.md`), 'utf8')).toContain(`# ${code}`);
  });
});
