const blockedNames = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'Worker',
  'importScripts',
  'indexedDB',
  'caches',
];

/** Makes what HubSpot's sandbox does not offer fail loudly, with the way out in the message. */
export function blockNetwork(scope: object): void {
  for (const name of blockedNames) {
    Object.defineProperty(scope, name, {
      configurable: true,
      get() {
        throw new Error(
          `${name} is not available in a UI extension; use hubspot.fetch() or hubspot.serverless().`,
        );
      },
    });
  }
}
