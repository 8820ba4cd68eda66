import process from 'node:process';
import { readConfig } from '#config/config.ts';
import { createLog, runProgram, startHub } from '../src/main.ts';

/**
 * The hub with a clock that the devkit can move, so that one sees a claim lapse without waiting half a year. Everything else
 * is the hub as it runs in production, which has no such door.
 */
let offsetMs = Number(process.argv[2] ?? 0);
const role = process.argv[3] === 'web' ? 'web' : 'all';

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'offsetMs' in message) {
    offsetMs = Number(message.offsetMs);
    process.send?.({ movedTo: offsetMs });
  }
});

// The devkit is gone, however it ended: nobody would stop this process any more.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});

await runProgram(async () => {
  const config = readConfig(process.env);
  await startHub(role, config, createLog(config.logLevel), { now: () => new Date(Date.now() + offsetMs) });
});
