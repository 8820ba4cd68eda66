import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCatalogue, type ErrorCode } from '#contracts/errors.ts';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import { exampleProblem } from '#http/api-refusals.ts';
import { anApp, type TestApp } from './an-app.ts';

/** A code that somebody met leads to a page that says what to do, on the hub as in the repository. */
const folder = path.resolve(import.meta.dirname, '../../docs/errors');
const codes = Object.keys(errorCatalogue) as ErrorCode[];
const index = readFileSync(path.join(folder, 'README.md'), 'utf8');

let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});

afterAll(() => app.close());

describe.each(codes)('the page of %s', (code) => {
  const { status, title, retryable } = errorCatalogue[code];

  it('says what the catalogue and the cards say, who sees it, what happened, what to do and what was written', () => {
    const page = readFileSync(path.join(folder, `${code}.md`), 'utf8');
    expect(page.startsWith(`# ${code}\n\n> ${title}\n\nHTTP status ${String(status)}. `)).toBe(true);
    expect(page).toContain(
      `Sending the very same request again ${retryable ? 'can succeed' : 'does not help'}.`,
    );
    expect(page).toContain(`“${labelFiles.en.errors[code]}”`);
    expect(page).toContain(`„${labelFiles.de.errors[code]}“`);
    const headings = [...page.matchAll(/^\*\*([^*]+)\.\*\*(?: \S.{10,})?$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'On the card',
      'Who sees it',
      'What happened',
      'What to do',
      'What was written',
      'The problem',
    ]);
  });

  it('shows the problem as the hub writes it', () => {
    const page = readFileSync(path.join(folder, `${code}.md`), 'utf8');
    const [, example = ''] = /```json\n([^`]+)```/.exec(page) ?? [];
    expect(JSON.parse(example)).toEqual(exampleProblem(code));
  });

  it('is in the index and is what the type of the problem leads to', async () => {
    expect(index).toContain(`[\`${code}\`](${code}.md)`);
    const response = await fetch(`${app.url}${exampleProblem(code).type}`);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toBe(readFileSync(path.join(folder, `${code}.md`), 'utf8'));
  });
});

describe('the pages of the error codes', () => {
  it('are as many as there are codes', () => {
    expect(readdirSync(folder).toSorted()).toEqual(
      ['README.md', ...codes.map((code) => `${code}.md`)].toSorted(),
    );
  });

  it('have their index on the hub, and nothing else is there', async () => {
    expect(await (await fetch(`${app.url}/docs/errors`)).text()).toBe(index);
    for (const other of ['no.such_code', '..%2Fglossary', 'README.md']) {
      expect((await fetch(`${app.url}/docs/errors/${other}`)).status).toBe(404);
    }
  });
});
