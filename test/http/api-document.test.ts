import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { errorCatalogue } from '#contracts/errors.ts';
import { operations, type OperationName } from '#contracts/operations.ts';
import { refusalsOf } from '#contracts/refusals.ts';
import { apiDocument } from '#http/api-document.ts';
import { aConvertDeal } from '#test/support/a-convert-deal.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';
import { faultsOfRequest } from '#test/support/documented-replies.ts';

const names = Object.keys(operations) as OperationName[];
const text = JSON.stringify(apiDocument());

/** What the linter finds, by its recommended rules with warnings as errors, and that refusals are problems (RFC 9457). */
async function lint(source: string): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: { 'operation-4xx-problem-details-rfc7807': 'error' },
  });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return problems.map(({ ruleId }) => ruleId);
}

/** The document with another value in one place; undefined takes away what stands there. */
function planted(path: readonly string[], value: unknown): string {
  const copy = JSON.parse(text) as Record<string, unknown>;
  const parents = path.slice(0, -1);
  const parent = parents.reduce((node, key) => node[key] as Record<string, unknown>, copy);
  parent[path.at(-1) ?? ''] = value;
  return JSON.stringify(copy);
}

describe('the API document', () => {
  it('passes the linter', async () => {
    expect(await lint(text)).toEqual([]);
  });

  const releaseClaim = ['paths', '/operations/release-claim', 'post'];
  it.each<[string, readonly string[], unknown, string]>([
    ['an operation without a summary', [...releaseClaim, 'summary'], undefined, 'operation-summary'],
    ['a reference to nothing', ['components', 'schemas', 'Verdict'], undefined, 'no-unresolved-refs'],
    [
      'a security scheme that is not there',
      [...releaseClaim, 'security'],
      [{ nobody: [] }],
      'security-defined',
    ],
    [
      'a schema that nobody uses',
      ['components', 'schemas', 'Spare'],
      { type: 'string' },
      'no-unused-components',
    ],
    ['a type that is none', ['components', 'schemas', 'Moment', 'type'], 'moment', 'struct'],
    [
      'an example of another code',
      [...releaseClaim, 'responses', '404', 'content', 'application/problem+json', 'examples'],
      { wrong: { value: { code: 'no.such_code' } } },
      'no-invalid-media-type-examples',
    ],
  ])('would not pass the linter with %s', async (_fault, path, value, rule) => {
    expect(await lint(planted(path, value))).toContain(rule);
  });

  it('is the same to the byte each time it is made', () => {
    expect(JSON.stringify(apiDocument())).toBe(text);
  });

  it('has the version of the package', () => {
    expect(apiDocument()['info']).toMatchObject({ version: packageFile.version });
  });

  it.each(names)('names what %s asks, answers and refuses with, code by code', (name) => {
    const { paths, components } = JSON.parse(text) as {
      paths: Record<string, { post: { responses: Record<string, { $ref?: string }> } }>;
      components: { responses: Record<string, unknown> };
    };
    const responses = paths[`/operations/${name}`]?.post.responses ?? {};
    const refusals = Object.entries(responses).flatMap(([status, response]) => {
      const shared = response.$ref?.split('/').at(-1);
      const resolved = JSON.stringify(shared === undefined ? response : components.responses[shared]);
      return [
        ...resolved.matchAll(/"value":\{"type":"[^"]+","title":"[^"]+","status":(\d+),"code":"([^"]+)"/g),
      ].map(([, itsStatus, code]) => ({ status, itsStatus, code }));
    });
    expect(refusals.map(({ code }) => code).toSorted()).toEqual([...refusalsOf(operations[name])].toSorted());
    for (const { status, itsStatus } of refusals) expect(itsStatus).toBe(status);
    expect(responses).toHaveProperty('200');
  });

  it('says nothing twice: whatever has fields or a choice of values and occurs again has a name', () => {
    const seen = new Map<string, string[]>();
    const look = (node: unknown, place: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { description: _note, ...schema } = node as Record<string, unknown>;
      const { type, enum: values } = schema;
      const isNamed = /^\/components\/schemas\/\w+$/.test(place);
      if (!isNamed && (type === 'object' || (Array.isArray(values) && values.length > 1))) {
        const key = JSON.stringify(schema);
        seen.set(key, [...(seen.get(key) ?? []), place]);
      }
      for (const [key, part] of Object.entries(node)) look(part, `${place}/${key}`);
    };
    look(
      (JSON.parse(text) as { components: { schemas: unknown } }).components.schemas,
      '/components/schemas',
    );
    expect([...seen.values()].filter((places) => places.length > 1)).toEqual([]);
    expect(seen.size).toBeGreaterThan(10);
  });

  it('says of every schema that has a name what it is', () => {
    const { schemas } = (JSON.parse(text) as { components: { schemas: Record<string, unknown> } }).components;
    for (const [name, schema] of Object.entries(schemas)) {
      expect(schema).toMatchObject({ title: name, description: expect.stringMatching(/\.$/) });
    }
  });

  it('judges a request as the contract does', () => {
    expect(faultsOfRequest('register-deal', aRegisterDeal())).toEqual([]);
    expect(faultsOfRequest('convert-deal', aConvertDeal())).toEqual([]);
    const requests = [
      aRegisterDeal({ deal: { closeOn: 'soon' } }),
      aRegisterDeal({ deal: { companySize: 'huge' } }),
      aRegisterDeal({ requestId: 'none' }),
      aRegisterDeal({ qualification: { needConfirmed: false } }),
      { ...aRegisterDeal(), more: 'than asked' },
    ];
    for (const request of requests) {
      expect(operations['register-deal'].request.safeParse(request).success).toBe(false);
      expect(faultsOfRequest('register-deal', request)).not.toEqual([]);
    }
  });
});

describe('an error code', () => {
  it('is refused with by some operation, or is one that no operation can refuse with', () => {
    const refused = new Set(names.flatMap((name) => refusalsOf(operations[name])));
    const elsewhere = Object.keys(errorCatalogue).filter((code) => ![...refused].includes(code as never));
    // An address that is no operation, and a hub that does not answer.
    expect(elsewhere).toEqual(['operation.unknown', 'hub.unreachable']);
  });
});
