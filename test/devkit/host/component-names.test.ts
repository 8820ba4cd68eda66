import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusedNames, renderedNames } from '#devkit/browser/host/components/wire-names.ts';

/** The SDK keeps its registry to itself; its source says which names it registers. */
async function namesOfTheSdk(): Promise<string[]> {
  const entry = fileURLToPath(import.meta.resolve('@hubspot/ui-extensions'));
  const source = await readFile(
    path.join(path.dirname(entry), 'shared.synced/remoteComponents.synced.js'),
    'utf8',
  );
  const calls = source.matchAll(/createAndRegisterRemote(?:Compound)?ReactComponent\('(\w+)'/g);
  return [...calls].map(([, name]) => name ?? '');
}

describe('the components that a card may ask for', () => {
  it('are those of the installed SDK: each is rendered or refused for a reason, and no other is listed', async () => {
    const names = await namesOfTheSdk();
    expect(names).toHaveLength(128);
    expect([...renderedNames, ...Object.keys(refusedNames)].toSorted()).toEqual(names.toSorted());
  });

  it('are refused with a reason that somebody can read', () => {
    for (const reason of Object.values(refusedNames)) {
      expect(reason).toMatch(/^[A-Z].{20,}\.$/);
    }
  });
});
