import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';

/**
 * Unpacks the browser that `@sparticuz/chromium` carries, once per machine and version, into the temporary
 * folder. The package's own `executablePath()` writes in place and takes a half-written file for a whole
 * one; here everything is unpacked beside and renamed at the end, so that several processes may start at
 * once and each sees all or nothing.
 */
export interface UnpackedChromium {
  executable: string;
  /** Folder with the shared libraries that a bare machine lacks. */
  libraries: string;
  /** Fontconfig file that prefers the font that came along, so that pictures look alike everywhere. */
  fontConfig: string;
}

const execute = promisify(execFile);

export async function unpackChromium(): Promise<UnpackedChromium> {
  const packageDir = path.resolve(
    path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))),
    '../..',
  );
  const { version } = JSON.parse(await readFile(path.join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  const owner = os.userInfo().username;
  const dir = path.join(os.tmpdir(), `devkit-chromium-${version}-${owner}`);
  const unpacked = {
    executable: path.join(dir, 'chromium'),
    libraries: path.join(dir, 'lib'),
    fontConfig: path.join(dir, 'fonts.conf'),
  };
  if (!(await exists(dir))) {
    await unpackInto(dir, path.join(packageDir, 'bin'));
  }
  return unpacked;
}

async function unpackInto(dir: string, binDir: string): Promise<void> {
  const partial = await mkdtemp(`${dir}.partial-`);
  try {
    await Promise.all([
      decompress(path.join(binDir, 'chromium.br'), path.join(partial, 'chromium'), 0o755),
      unpackTar(path.join(binDir, 'al2023.tar.br'), partial),
      unpackTar(path.join(binDir, 'fonts.tar.br'), partial),
    ]);
    await writeFile(path.join(partial, 'fonts.conf'), fontConfig(dir));
    await rename(partial, dir);
  } catch (error) {
    if (await exists(dir)) {
      return;
    }
    throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function decompress(from: string, to: string, mode = 0o644): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}

async function unpackTar(from: string, toDir: string): Promise<void> {
  await mkdir(toDir, { recursive: true });
  const tar = path.join(toDir, path.basename(from, '.br'));
  await decompress(from, tar);
  await execute('tar', ['-xf', tar, '-C', toDir, '--no-same-owner']);
  await rm(tar);
}

function fontConfig(dir: string): string {
  const preferred = ['sans-serif', 'system-ui', 'ui-sans-serif'].map(
    (family) =>
      `  <match target="pattern">
    <test name="family"><string>${family}</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit>
  </match>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(dir, 'fonts')}</dir>
  <cachedir>${path.join(dir, 'font-cache')}</cachedir>
${preferred.join('\n')}
</fontconfig>
`;
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
