import { lockDataFolder } from '#store/data-folder-lock.ts';

/** Takes the folder of its first argument, says `held` or why not, and stays until it is killed. */
try {
  lockDataFolder(process.argv[2] ?? '');
  process.stdout.write('held\n');
  setInterval(() => {}, 60_000);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : 'failed'}\n`);
}
