import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A data folder with these files, by path below it; removed after the test. */
export async function aDataFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'data-folder-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

export const aProgramme = {
  vendor: {
    name: 'Ostwind',
    portal: {
      portalId: 501,
      name: 'Ostwind',
      people: [{ email: 'petra@ostwind-systemhaus.de', firstName: 'Petra', lastName: 'Lohse' }],
    },
  },
  partners: [
    {
      id: 'lumen',
      name: 'Lumen',
      portals: [
        {
          portalId: 601,
          name: 'Lumen',
          people: [{ email: 'ray@lumen-partnerhouse.com', firstName: 'Ray', lastName: 'Okafor' }],
        },
      ],
    },
  ],
};
