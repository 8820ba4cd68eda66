import type { CrmContext } from '@hubspot/ui-extensions';
import { createRemoteReceiver } from '@remote-ui/core';
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { CardActions, PageApi } from '#devkit/browser/card-channel.ts';
import { blockNetwork } from '#devkit/browser/worker/block-network.ts';
import { renderCard } from '#devkit/browser/worker/render-card.ts';
import { installSandboxGlobals } from '#devkit/browser/worker/sandbox-globals.ts';

/**
 * A worker in which a card's production bundle runs as in HubSpot's: React and the extension's globals stand, the two ways
 * to a hub lead to what was prepared, and nothing else that a card could reach is there. It says what is on the card after
 * each change, what the card has called, and what went wrong.
 */
export interface CardToRun {
  readonly file: string;
  readonly context: CrmContext;
  /** What the functions return, by name. */
  readonly functions: Readonly<Record<string, unknown>>;
  /** What HubSpot's proxy answers, by address. */
  readonly addresses: Readonly<Record<string, unknown>>;
}

export type CardNews =
  | { readonly kind: 'shown'; readonly words: readonly string[] }
  | { readonly kind: 'called'; readonly target: string; readonly sent: unknown }
  | { readonly kind: 'failed'; readonly message: string };

const { file, context, functions, addresses } = workerData as CardToRun;
const port = parentPort;
if (port === null) throw new Error('This is a worker.');
const tell = (news: CardNews) => port.postMessage(structuredClone(news), []);

/** Every text in the tree: what is written, and what stands in the components' properties. */
function wordsIn(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node)
    .filter(([name]) => name !== 'id' && name !== 'kind')
    .flatMap(([, value]) => wordsIn(value));
}

function answerFrom(answers: Readonly<Record<string, unknown>>, target: string, sent: unknown): unknown {
  tell({ kind: 'called', target, sent });
  if (!Object.hasOwn(answers, target)) throw new Error(`Nothing answers at ${target}.`);
  return answers[target];
}

const notHere = () => {
  throw new Error('This is not prepared here.');
};
const page: PageApi = {
  log: () => undefined,
  reportProblem: (kind, message) => tell({ kind: 'failed', message: `${kind}: ${message}` }),
  fetch: async (url, request) => ({ status: 200, body: JSON.stringify(answerFrom(addresses, url, request)) }),
  serverless: async (name, { parameters }) => answerFrom(functions, name, parameters),
  readProperties: notHere,
  readAssociations: notHere,
  search: notHere,
  actions: new Proxy({} as CardActions, { get: () => notHere }),
};

const sandbox = installSandboxGlobals(globalThis);
Object.assign(globalThis, { self: globalThis });
sandbox.page = page;
const receiver = createRemoteReceiver();
const bundle = readFileSync(file, 'utf8');

blockNetwork(globalThis);
// Node's own globals stay for what Node itself does with them, out of the card's sight.
compileFunction(bundle, ['process', 'Buffer', 'global', 'require', 'module'], { filename: file }).call(
  globalThis,
);

if (sandbox.renderExtension === null) {
  tell({ kind: 'failed', message: 'The bundle never called hubspot.extend().' });
} else {
  renderCard(
    sandbox.renderExtension,
    (type, ...payload) => {
      void receiver.receive(type, ...payload);
      tell({ kind: 'shown', words: wordsIn(receiver.attached.root.children) });
    },
    page,
    context,
  );
}
