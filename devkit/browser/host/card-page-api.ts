import { retain } from '@remote-ui/rpc';
import type { RecordAddress } from '../../host/host-api.ts';
import type { AlertRequest, CrmProperties, LogLevel, PageApi, ProblemKind } from '../card-channel.ts';
import { hostClient } from './host-client.ts';
import { onHostEvent } from './host-events.ts';

export interface PageApiOptions {
  address: RecordAddress;
  /** Who is signed in. */
  userId: number;
  notify: (alert: AlertRequest) => void;
  reportProblem: (kind: ProblemKind, message: string) => void;
  closeOverlay: (id: string) => void;
}

interface Subscription {
  names: string[] | '*';
  callback: (properties: CrmProperties) => void;
}

/** What the page does for one running card; `stop` ends its subscriptions. */
export function createPageApi(options: PageApiOptions): { api: PageApi; stop: () => void } {
  const { address } = options;
  const subscriptions = new Set<Subscription>();

  const refresh = async () => {
    for (const { names, callback } of subscriptions) {
      callback(await hostClient.properties(address, names));
    }
  };
  const refreshLoudly = () => {
    refresh().catch((error: unknown) => {
      options.reportProblem('rejection', error instanceof Error ? error.message : String(error));
    });
  };
  const stop = onHostEvent('change', (notice) => {
    if (notice.portalId === address.portalId && notice.id === address.objectId) {
      refreshLoudly();
    }
  });

  const api: PageApi = {
    log(level: LogLevel, message: string) {
      console[level](`[card] ${message}`);
    },
    reportProblem: options.reportProblem,
    fetch: (url, request) => hostClient.fetch(address, options.userId, url, request),
    serverless: (name, functionOptions) => hostClient.runFunction(address, name, functionOptions),
    async readProperties(names, onUpdate) {
      retain(onUpdate);
      const subscription = { names, callback: onUpdate };
      subscriptions.add(subscription);
      return {
        data: await hostClient.properties(address, names),
        cleanup: () => {
          subscriptions.delete(subscription);
        },
      };
    },
    readAssociations: (request) => hostClient.associations(address, request),
    search: (request) => hostClient.search(address, request),
    actions: {
      addAlert: options.notify,
      reloadPage() {
        location.reload();
      },
      copyTextToClipboard: (text) => navigator.clipboard.writeText(text),
      fetchCrmObjectProperties: (names) => hostClient.properties(address, names),
      refreshObjectProperties: refreshLoudly,
      onCrmPropertiesUpdate(names, callback) {
        retain(callback);
        subscriptions.add({ names, callback });
      },
      openIframeModal({ uri, title }) {
        options.notify({ type: 'info', title: title ?? 'openIframeModal', message: uri });
      },
      closeOverlay: options.closeOverlay,
      navigateToPage({ to }) {
        options.notify({ type: 'info', title: 'navigateToPage', message: to });
      },
    },
  };
  return { api, stop };
}
