import { retain } from '@remote-ui/rpc';
import * as RemoteUI from '@remote-ui/react';
import * as React from 'react';
import type { FetchRequest, FunctionOptions, LogLevel, PageApi } from '../card-channel.ts';
import { ExtensionContext } from './render-card.ts';
import type { ExtensionApi, RenderExtension } from './render-card.ts';

/** What the sandbox knows once the page has called it. */
export interface Sandbox {
  page: PageApi | null;
  /** What the card gave to `hubspot.extend`. */
  renderExtension: RenderExtension | null;
}

interface CardFetchOptions {
  method?: string;
  timeout?: number;
  body?: unknown;
  headers?: Headers | Record<string, string>;
}

/** A stand-in for `Response`: its `json()` keeps functions, which a real body could not carry. */
interface HookResponse {
  json(): Promise<unknown>;
}

export function installSandboxGlobals(scope: object): Sandbox {
  const sandbox: Sandbox = { page: null, renderExtension: null };
  const page = (): PageApi => {
    if (sandbox.page === null) {
      throw new Error('The card called HubSpot before it was started.');
    }
    return sandbox.page;
  };
  const log = (level: LogLevel) => (message: unknown) => {
    sandbox.page?.log(level, typeof message === 'string' ? message : JSON.stringify(message));
  };
  Object.assign(scope, {
    __HUBSPOT_EXTENSION_WORKER__: true,
    React,
    RemoteUI,
    logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    extend_V2(renderExtension: RenderExtension) {
      sandbox.renderExtension = renderExtension;
    },
    async hsFetch(url: string | URL, options: CardFetchOptions = {}) {
      const reply = await page().fetch(String(url), fetchRequest(options));
      return new Response(reply.status === 204 ? null : reply.body, {
        status: reply.status,
        headers: { 'content-type': 'application/json' },
      });
    },
    serverless: (name: string, options: FunctionOptions = {}) => page().serverless(name, options),
    hsWorkerAPI: {
      useExtensionApi,
      useExtensionContext: () => useExtensionApi().context,
      useExtensionActions: () => useExtensionApi().actions,
      useAppPageLocation: () => ({ path: '/', params: {} }),
      fetchCrmProperties: (names: string[], onUpdate: (properties: Record<string, string | null>) => void) =>
        hookResponse(async () => {
          const answer = await page().readProperties(names, onUpdate);
          retain(answer);
          return answer;
        }),
      fetchAssociations: (request: unknown) =>
        hookResponse(async () => ({ data: await page().readAssociations(request) })),
      fetchCrmSearch: (request: unknown) =>
        hookResponse(async () => ({ data: await page().search(request) })),
      fetchHubSpotApi() {
        throw new Error('The experimental HubSpot API client is not part of this card host.');
      },
      formatCrmProperties: async (request: { propertiesList: unknown }) =>
        new Response(JSON.stringify(request.propertiesList)),
    },
  });
  return sandbox;
}

function useExtensionApi(): ExtensionApi {
  const api = React.useContext(ExtensionContext);
  if (api === null) {
    throw new Error('This hook works only inside the card that was given to hubspot.extend().');
  }
  return api;
}

async function hookResponse(read: () => Promise<unknown>): Promise<HookResponse> {
  try {
    const answer = await read();
    return { json: async () => answer };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { json: async () => ({ error: message }) };
  }
}

function fetchRequest(options: CardFetchOptions): FetchRequest {
  const { headers = {}, method = 'GET', timeout, body } = options;
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return {
    method,
    headers: Object.fromEntries(entries),
    ...(timeout === undefined ? {} : { timeout }),
    ...(body === undefined ? {} : { body }),
  };
}
