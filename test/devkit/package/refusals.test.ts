import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleProject, type AssembledProject } from '#devkit/package/assemble.ts';
import { budgets, keepBudgets } from '#devkit/package/budgets.ts';
import { PackageRefusal } from '#devkit/package/package-refusal.ts';
import { readVariant, usage, VariantError } from '#devkit/package/variant.ts';
import { verifyProject } from '#devkit/package/verify.ts';
import { aBuildFolder, aVariant } from './a-project.ts';

let folder: string;
let sound: AssembledProject;
let copies = 0;

beforeAll(async () => {
  folder = await aBuildFolder();
  sound = await assembleProject(aVariant(), path.join(folder, 'sound'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A copy of the sound project, to be spoilt. */
async function aCopy(): Promise<AssembledProject> {
  const to = path.join(folder, `copy-${(copies += 1)}`);
  await cp(sound.folder, to, { recursive: true });
  const moved = <Part extends { readonly file: string }>(part: Part): Part => ({
    ...part,
    file: path.join(to, path.relative(sound.folder, part.file)),
  });
  return { ...sound, folder: to, cards: sound.cards.map(moved), functions: sound.functions.map(moved) };
}

function firstOf<Part>(parts: readonly Part[]): Part {
  const [part] = parts;
  if (part === undefined) throw new Error('There is no part.');
  return part;
}

/** What is said of a project into whose first card or function this line was written. */
async function said(kind: 'cards' | 'functions', line: string, files: Record<string, string> = {}) {
  const project = await aCopy();
  const { file } = firstOf(project[kind]);
  await appendFile(file, `\n${line}\n`);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(path.dirname(file), name), content);
  }
  try {
    await verifyProject(project);
  } catch (error) {
    if (error instanceof PackageRefusal) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('the package step', () => {
  it('refuses a metafile at a place where HubSpot does not look', async () => {
    const project = await aCopy();
    const deeper = path.join(project.folder, 'app/cards/deeper');
    await mkdir(deeper);
    await cp(
      path.join(project.folder, 'app/cards/register-deal-hsmeta.json'),
      path.join(deeper, 'register-deal-hsmeta.json'),
    );
    await expect(verifyProject(project)).rejects.toThrow(/skips .*deeper\/register-deal-hsmeta\.json/);
  });

  it('refuses a project in which HubSpot does not see a part', async () => {
    const project = await aCopy();
    await rm(path.join(project.folder, 'app/cards/register-deal-hsmeta.json'));
    await expect(verifyProject(project)).rejects.toThrow('does not see register_deal_card');
  });

  it.each([
    ['a file outside its folder', "import '../outside.js';", '../outside.js'],
    ['one of Node’s own modules', "import 'node:fs';", 'node:fs'],
    ['a package that its package.json does not name', "import 'uuidv7';", 'uuidv7'],
    ['such a package when needed', "void import('uuidv7');", 'uuidv7'],
    ['a package whose name only begins like one', "import 'react-dom';", 'react-dom'],
    ['a file that is not there', "import './missing.js';", './missing.js'],
  ])('refuses a card that imports %s', async (_what, line, imported) => {
    const sentence = await said('cards', line, { '../outside.js': 'export {};' });
    expect(sentence).toMatch(/^HubSpot would refuse RegisterDealCard\.jsx/);
    expect(sentence).toContain(imported);
  });

  it('lets a card import a file beside it, and a part of a package that its package.json names', async () => {
    const line = "import './beside.js'; import 'react/jsx-runtime';";
    expect(await said('cards', line, { 'beside.js': 'export {};' })).toBe('nothing');
  });

  it('refuses a function that imports a package its package.json does not name, and no other', async () => {
    const line = "require('@hubspot/api-client'); require('node:fs'); require('https');";
    expect(await said('functions', line)).toBe(
      'HubSpot would refuse convert-deal.js: it imports @hubspot/api-client.',
    );
    const manifest = JSON.stringify({ dependencies: { '@hubspot/api-client': '14.0.1' } });
    expect(await said('functions', line, { 'package.json': manifest })).toBe('nothing');
  });

  it('refuses parts over their budget, each by name, and keeps those that just fit', () => {
    const card = { kind: 'card', name: 'WideCard', bytes: budgets.card } as const;
    const part = { kind: 'function', name: 'wide-function', bytes: budgets.function } as const;
    keepBudgets([card, part]);
    const over = [
      { ...card, bytes: budgets.card + 1 },
      { ...part, bytes: budgets.function + 1 },
    ];
    expect(() => keepBudgets(over)).toThrow(PackageRefusal);
    expect(() => keepBudgets(over)).toThrow(/WideCard .*wide-function /);
  });
});

describe('the options of the package step', () => {
  it('end with the usage and code 2 where one is unknown', async () => {
    const child = spawn(
      process.execPath,
      [path.resolve(import.meta.dirname, '../../../devkit/package/build.ts'), '--sied', 'partner'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const [printed, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect(printed).toContain("'--sied'");
    expect(printed.trimEnd().endsWith(usage)).toBe(true);
    expect(code).toBe(2);
  });

  it.each([
    [['partner']],
    [['--side']],
    [[]],
    [['--side', 'customer']],
    [['--side', 'partner', '--door', 'window']],
    [['--side', 'partner', '--language', 'fr']],
    [['--side', 'partner', '--door', 'fetch']],
    [['--side', 'partner', '--door', 'fetch', '--hub-url', 'http://hub.vendor.example']],
    [['--side', 'partner', '--door', 'fetch', '--hub-url', 'https://hub.vendor.example/?key=1']],
    [['--side', 'partner', '--hub-url', 'https://hub.vendor.example']],
    [['--side', 'partner', '--hub-url', 'https://hub.vendor.example', '--portal-id', 'x']],
    [['--side', 'partner', '--portal-id', '2001']],
  ])('refuse %j with the usage', (args) => {
    expect(() => readVariant(args)).toThrow(VariantError);
    expect(() => readVariant(args)).toThrow(usage);
  });

  it('name the hub without a trailing slash', () => {
    expect(
      readVariant(['--side', 'vendor', '--door', 'fetch', '--hub-url', 'https://hub.vendor.example/']),
    ).toEqual({
      side: 'vendor',
      door: 'fetch',
      language: 'en',
      hubUrl: 'https://hub.vendor.example',
      portalId: null,
    });
  });
});
