import { openStore } from '#store/store.ts';
import { aClaim, today } from './fixtures.ts';

/** Claims one domain after the other in the database of its first argument and counts what is committed, until killed. */
const { store } = await openStore({
  database: JSON.parse(process.argv[2] ?? '') as { folder: string } | { url: string },
  masterKey: new Uint8Array(32).fill(3),
  log: { info: () => {}, warn: (_details, sentence) => process.stderr.write(`${sentence}\n`) },
});

for (let claims = 1; ; claims += 1) {
  const claim = aClaim('beta', { domain: `until-killed-${String(claims)}.de` });
  await store.transact((transaction) => transaction.saveClaim(claim, today, null));
  process.stdout.write(`${String(claims)}\n`);
}
