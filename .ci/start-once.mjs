// `npm start` as the README says it: it has to print the page's address, serve it, and end on Ctrl-C.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const port = 5199;
const deadline = AbortSignal.timeout(180_000);
const child = spawn('npm', ['start', '--', '--port', String(port)], {
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
const { pid } = child;
if (pid === undefined) throw new Error('npm start did not start');
deadline.addEventListener('abort', () => process.kill(-pid, 'SIGKILL'));

let printed = '';
const ready = new Promise((resolve, reject) => {
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    printed += chunk;
    if (/Ready after/.test(printed)) resolve();
  });
  child.once('exit', (code) => reject(new Error(`npm start ended with ${code} before it was ready`)));
});
await ready;

const page = await fetch(`http://127.0.0.1:${port}/`);
if (!page.ok) throw new Error(`the page answers ${page.status}`);

const exit = once(child, 'exit');
process.kill(-pid, 'SIGINT');
await exit;
console.log('npm start served its page and ended on Ctrl-C');
process.exit(0);
