import type { RemoteChannel } from '@remote-ui/core';
import type { CrmContext } from '@hubspot/ui-extensions';
import type { AssociationPage, SearchPage } from '../host/host-api.ts';

/** What page and sandbox say to each other through `@remote-ui/rpc`; functions cross as proxies. */

/** What the sandbox can be asked to do. */
export interface SandboxApi {
  /** Loads the bundle and renders what it gave to `hubspot.extend`; rejects when it cannot. */
  run: (channel: RemoteChannel, host: PageApi, card: CardToRun) => Promise<void>;
}

interface CardToRun {
  bundleUrl: string;
  context: CrmContext;
  /** Milliseconds that the card's clock is ahead of the browser's. */
  clockOffsetMs: number;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** A `crash` ends the card; after a `rejection` it goes on. */
export type ProblemKind = 'crash' | 'rejection';

export type CrmProperties = Record<string, string | null>;

/** What the page does for the sandbox. */
export interface PageApi {
  log: (level: LogLevel, message: string) => void;
  reportProblem: (kind: ProblemKind, message: string) => void;
  fetch: (url: string, options: FetchRequest) => Promise<FetchReply>;
  serverless: (name: string, options: FunctionOptions) => Promise<unknown>;
  readProperties: (
    names: string[],
    onUpdate: (properties: CrmProperties) => void,
  ) => Promise<{ data: CrmProperties; cleanup: () => void }>;
  readAssociations: (request: unknown) => Promise<AssociationPage>;
  search: (request: unknown) => Promise<SearchPage>;
  actions: CardActions;
}

export interface FetchRequest {
  method: string;
  timeout?: number;
  body?: unknown;
  headers: Record<string, string>;
}

export interface FetchReply {
  status: number;
  body: string;
}

export interface FunctionOptions {
  parameters?: unknown;
  propertiesToSend?: string[];
}

export interface AlertRequest {
  type?: 'info' | 'warning' | 'success' | 'danger' | 'tip' | undefined;
  title?: string;
  message: string;
}

/** `context.actions` of a card, as far as a record page gives them. */
export interface CardActions {
  addAlert: (alert: AlertRequest) => void;
  reloadPage: () => void;
  copyTextToClipboard: (text: string) => Promise<void>;
  fetchCrmObjectProperties: (names: string[] | '*') => Promise<CrmProperties>;
  refreshObjectProperties: () => void;
  onCrmPropertiesUpdate: (names: string[] | '*', callback: (properties: CrmProperties) => void) => void;
  openIframeModal: (request: { uri: string; title?: string }, onClose?: () => void) => void;
  closeOverlay: (id: string) => void;
  navigateToPage: (request: { to: string; params?: Record<string, string> }) => void;
}
