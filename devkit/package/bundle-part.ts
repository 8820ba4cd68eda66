import path from 'node:path';
import { build as bundle, type BuildOptions, type Plugin } from 'esbuild';
import type { Variant } from './variant.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What HubSpot installs or provides beside a part; everything else is inlined, since a part may import nothing outside its folder. */
export const providedTo = {
  cards: ['@hubspot/ui-extensions', '@remote-ui/react', 'react'],
  /** HubSpot's API client would have to be named here; inlined it would be 11 MB. No function needs it. */
  functions: [] as readonly string[],
} as const;

const common: BuildOptions = {
  bundle: true,
  charset: 'utf8',
  logLevel: 'warning',
  absWorkingDir: root,
};

/** Puts the card's way to the hub in its place: `door.ts` is the function door, `fetch-door.ts` the other. */
function doorOf({
  door,
  hubUrl,
}: Pick<Variant, 'door' | 'hubUrl'>): Pick<BuildOptions, 'plugins' | 'define'> {
  if (door === 'function') return {};
  const doorModule = path.join(root, 'extensions/kit/door.ts');
  const fetchDoor: Plugin = {
    name: 'fetch-door',
    setup(build) {
      build.onLoad({ filter: /[/\\]extensions[/\\]kit[/\\]door\.ts$/ }, ({ path: file }) =>
        file === doorModule
          ? { contents: "export * from './fetch-door.ts';", resolveDir: path.dirname(file) }
          : null,
      );
    },
  };
  return { plugins: [fetchDoor], define: { HUB_URL: JSON.stringify(hubUrl) } };
}

/** One card as HubSpot's bundler takes it. */
export async function bundleCardSource(
  entry: string,
  outfile: string,
  variant: Pick<Variant, 'door' | 'hubUrl'>,
): Promise<void> {
  await bundle({
    ...common,
    entryPoints: [entry],
    outfile,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'transform',
    external: providedTo.cards.flatMap((name) => [name, `${name}/*`]),
    ...doorOf(variant),
  });
}

/** One function as HubSpot's runtime takes it: a CommonJS file of its own. */
export async function bundleFunction(entry: string, outfile: string): Promise<void> {
  await bundle({
    ...common,
    entryPoints: [entry],
    outfile,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['@hubspot/api-client'],
  });
}
