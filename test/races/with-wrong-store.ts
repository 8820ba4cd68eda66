import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

/** Loaded before the hub's own modules (`--import`): puts the wrong store in the place of the right one. */
const urlOf = (file: string) => pathToFileURL(path.resolve(import.meta.dirname, file)).href;
const [rightStore, wrongStore] = [urlOf('../../src/store/hub-store.ts'), urlOf('wrong-store.ts')];

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    return resolved.url === rightStore && context.parentURL !== wrongStore
      ? { ...resolved, url: wrongStore }
      : resolved;
  },
});
