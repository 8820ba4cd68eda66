import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { samples } from '../samples/records.ts';
import { readProgramme } from '../data/read-programme.ts';
import type { Place, Shooter } from './shooter.ts';

const { delta } = samples;

const onContact: Place = { portalId: delta.portalId, object: '0-1', record: delta.free.contactId };
const onDeal = { portalId: delta.portalId, record: delta.conversions.free.dealId };

/** Enough for the pictures that come before the one of the quota. */
const dailyQuota = 2;

/** A copy of a data folder whose programme takes no deals at the limit and lets a partner look up two domains a day. */
export async function writeStricterProgramme(sourceFolder: string, folder: string): Promise<void> {
  await cp(sourceFolder, folder, { recursive: true });
  const file = path.join(folder, 'programme.json');
  const programme = await readProgramme(file);
  const { policy } = programme;
  if (policy === undefined) throw new Error('The samples have no policy of their own.');
  const stricter = {
    ...programme,
    policy: {
      ...policy,
      version: `${policy.version}-stricter`,
      capacity: { ...policy.capacity, atLimit: 'refuse' },
      preview: { ...policy.preview, dailyQuota },
    },
  };
  await writeFile(file, JSON.stringify(stricter));
}

export async function stricterProgramme(shooter: Shooter): Promise<void> {
  await shooter.registerDeal('capacity-refused', onContact, ({ refusedAtLimit }) => refusedAtLimit.title);
  await shooter.sharedDeal('unshared-capacity-refused', onDeal, ({ refusedAtLimit }) => refusedAtLimit.title);
  await shooter.registerDeal('quota-used-up', onContact, ({ quotaTitle }) => quotaTitle);
  await shooter.sharedDeal('unshared-quota-used-up', onDeal, ({ quotaTitle }) => quotaTitle);
}
