import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** An entry of a lock file, version 3, as far as it is read here. */
interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** Where Node finds `name` from the package at `from`: in its own `node_modules`, else further up. */
function locate(locked: LockedPackages, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (locked[place] !== undefined) return place;
    if (at === '') return undefined;
  }
}

/** The named packages and everything that they need, as the project's own lock file pins it, so that what was tested is installed. */
function lockedClosure(locked: LockedPackages, names: readonly string[]): Record<string, LockedPackage> {
  const found = new Map<string, LockedPackage>();
  const visit = (from: string, name: string, optional: boolean): void => {
    const place = locate(locked, from, name);
    const entry = place === undefined ? undefined : locked[place];
    if (place === undefined || entry === undefined) {
      if (optional) return;
      throw new Error(`${name}, which ${from || 'the project'} needs, is not in the lock file.`);
    }
    if (found.has(place)) return;
    found.set(place, withoutDev(entry));
    for (const needed of Object.keys(entry.dependencies ?? {})) visit(place, needed, false);
    for (const needed of Object.keys(entry.peerDependencies ?? {})) {
      // An optional peer is whatever the host has; HubSpot's build has none.
      if (entry.peerDependenciesMeta?.[needed]?.optional !== true) visit(place, needed, false);
    }
  };
  for (const name of names) visit('', name, false);
  return Object.fromEntries([...found].toSorted(([a], [b]) => a.localeCompare(b)));
}

/** A development dependency of the project is what the assembled part depends on. */
function withoutDev(entry: LockedPackage): LockedPackage {
  const { dev: _dev, peer: _peer, ...rest } = entry as LockedPackage & { dev?: boolean; peer?: boolean };
  return rest;
}

/** HubSpot runs `npm ci` in the folder of the cards and of the functions: both need package and lock file. */
export async function writePackageFiles(
  root: string,
  folder: string,
  name: string,
  dependencies: readonly string[],
): Promise<void> {
  const [own, lock] = await Promise.all([
    readFile(path.join(root, 'package.json'), 'utf8').then(
      (text) => JSON.parse(text) as { readonly version: string },
    ),
    readFile(path.join(root, 'package-lock.json'), 'utf8').then(
      (text) => JSON.parse(text) as { readonly packages: LockedPackages },
    ),
  ]);
  const packages = lockedClosure(lock.packages, dependencies);
  const pinned = Object.fromEntries(
    dependencies.map((dependency) => [dependency, packages[`node_modules/${dependency}`]?.version]),
  );
  const manifest = { name, version: own.version, private: true, dependencies: pinned };
  const write = (file: string, content: object) =>
    writeFile(path.join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
  await write('package.json', manifest);
  await write('package-lock.json', {
    name,
    version: own.version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': { name, version: own.version, dependencies: pinned }, ...packages },
  });
}
