import { createEndpoint, fromWebWorker, retain } from '@remote-ui/rpc';
import type { SandboxApi } from '../card-channel.ts';
import { blockNetwork } from './block-network.ts';
import { moveClock } from './move-clock.ts';
import { installSandboxGlobals } from './sandbox-globals.ts';
import { renderCard } from './render-card.ts';

/**
 * The sandbox: a classic Web Worker that looks to `@hubspot/ui-extensions` like HubSpot's extension worker.
 * React and remote-ui are given to the card bundle as globals, as in HubSpot. Globals stand before the card
 * is loaded, and nothing but `hubspot.fetch` and `hubspot.serverless` leads out.
 */

const loadScript = self.importScripts.bind(self);
const sandbox = installSandboxGlobals(self);
const endpoint = createEndpoint(fromWebWorker(self as unknown as Worker));
blockNetwork(self);

self.addEventListener('unhandledrejection', (event) => {
  sandbox.page?.reportProblem('rejection', describe(event.reason));
});

const run: SandboxApi['run'] = async (channel, page, { bundleUrl, context, clockOffsetMs }) => {
  retain(channel);
  retain(page);
  sandbox.page = page;
  moveClock(self, clockOffsetMs);
  loadScript(bundleUrl);
  if (sandbox.renderExtension === null) {
    throw new Error('The bundle never called hubspot.extend().');
  }
  renderCard(sandbox.renderExtension, channel, page, context);
};
endpoint.expose({ run });

function describe(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
