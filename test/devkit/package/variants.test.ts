import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleProject, type AssembledProject } from '#devkit/package/assemble.ts';
import { sides } from '#devkit/package/variant.ts';
import { verifyProject } from '#devkit/package/verify.ts';
import {
  aBuildFolder,
  aVariant,
  everyVariant,
  expectedCards,
  expectedFunctions,
  hubUrl,
  nameOf,
} from './a-project.ts';
import { parseProject, type ParsedProject } from './project-parser.ts';

interface BuiltVariant {
  readonly project: AssembledProject;
  readonly parsed: ParsedProject;
}

let folder: string;
const built = new Map<string, BuiltVariant>();

beforeAll(async () => {
  folder = await aBuildFolder();
  for (const variant of everyVariant) {
    const name = nameOf(variant);
    const project = await assembleProject(variant, path.join(folder, name.replaceAll(', ', '-')));
    built.set(name, { project, parsed: await parseProject(project.folder) });
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function builtVariant(name: string): BuiltVariant {
  const found = built.get(name);
  if (found === undefined) throw new Error(`${name} was not built.`);
  return found;
}

describe.each(everyVariant.map((variant) => [nameOf(variant), variant] as const))(
  'the project of %s',
  (name, { side, door, language }) => {
    it('is read whole by HubSpot’s own parser, and passes our check', async () => {
      const { project, parsed } = builtVariant(name);
      expect(parsed.skipped).toEqual([]);
      await verifyProject(project);
    });

    it('has the cards of its side and no others, titled in its language', () => {
      const cards = builtVariant(name).parsed.partsOf('CARD');
      const titles = Object.fromEntries(
        Object.entries(cards).map(([uid, { config }]) => [uid, config['name']]),
      );
      const expected = Object.fromEntries(
        Object.entries(expectedCards[side]).map(([uid, title]) => [uid, title[language]]),
      );
      expect(titles).toEqual(expected);
    });

    it('has a function for each operation of its side on the function door, and none on the fetch door', async () => {
      const { project, parsed } = builtVariant(name);
      const functions = Object.keys(parsed.partsOf('APP_FUNCTION')).toSorted();
      expect(functions).toEqual(door === 'function' ? expectedFunctions(side) : []);
      expect(parsed.kinds).toEqual(
        door === 'function'
          ? ['APPLICATION', 'APP_FUNCTION', 'CARD', 'SERVERLESS_PACKAGE']
          : ['APPLICATION', 'CARD', 'WEBHOOKS'],
      );
      const folders = await readdir(path.join(project.folder, 'app'));
      expect(folders.includes('functions')).toBe(door === 'function');
    });

    it('asks for what its door needs: static auth of one portal, or OAuth and leave to fetch the hub', () => {
      const apps = Object.entries(builtVariant(name).parsed.partsOf('APPLICATION'));
      expect(apps).toHaveLength(1);
      const [[uid, app]] = apps as [(typeof apps)[number]];
      expect(uid).toBe(`shared_deals_app_${side}`);
      const { distribution, auth, permittedUrls } = app.config;
      expect({ distribution, auth, permittedUrls }).toMatchObject(
        door === 'function'
          ? { distribution: 'private', auth: { type: 'static' }, permittedUrls: { fetch: [] } }
          : {
              distribution: 'marketplace',
              auth: { type: 'oauth', redirectUrls: [`${hubUrl}/oauth/callback`] },
              permittedUrls: { fetch: [hubUrl] },
            },
      );
    });

    it('carries the door it was built for, and not the other', async () => {
      for (const card of builtVariant(name).project.cards) {
        const source = await readFile(card.file, 'utf8');
        expect(/hubspot\w*\.serverless\(/.test(source)).toBe(door === 'function');
        expect(/hubspot\w*\.fetch\(/.test(source)).toBe(door === 'fetch');
        expect(source.includes(hubUrl)).toBe(door === 'fetch');
      }
    });
  },
);

describe('what an app hears', () => {
  /** HubSpot's own reading of its one webhooks component. */
  function heardBy(parsed: ParsedProject) {
    const [component, ...more] = Object.values(parsed.partsOf('WEBHOOKS'));
    expect(more).toEqual([]);
    return component?.config as
      | undefined
      | {
          readonly settings: { readonly targetUrl: string };
          readonly subscriptions: { readonly crmObjects: readonly { readonly objectType: string }[] };
        };
  }

  it.each([
    ['partner', ['deal']],
    ['vendor', ['company', 'deal', 'line_item', 'quote']],
  ] as const)(
    'of every %s that installed it goes to the one address of its side, and nothing of what people write',
    async (side, objects) => {
      const heard = heardBy(builtVariant(nameOf(aVariant({ side, door: 'fetch' }))).parsed);
      expect(heard?.settings.targetUrl).toBe(`${hubUrl}/webhooks/${side}`);
      const heardOf = new Set(heard?.subscriptions.crmObjects.map(({ objectType }) => objectType));
      expect([...heardOf].toSorted()).toEqual(objects);
    },
  );

  it.each(sides)('of the one portal of a %s goes to an address of its own', async (side) => {
    const variant = aVariant({ side, hubUrl, portalId: 2001 });
    const project = await assembleProject(variant, path.join(folder, `portal-of-${side}`));
    const parsed = await parseProject(project.folder);
    expect(parsed.skipped).toEqual([]);
    await verifyProject(project);
    expect(heardBy(parsed)?.settings.targetUrl).toBe(`${hubUrl}/webhooks/${side}/2001`);
  });

  it('is nothing where nobody said where the hub is', () => {
    const { parsed } = builtVariant(nameOf(aVariant({ door: 'function' })));
    expect(heardBy(parsed)).toBeUndefined();
  });
});
