import type { HostEvent } from '../../host/host-api.ts';

type EventType = HostEvent['type'];
type EventOf<Type extends EventType> = Extract<HostEvent, { type: Type }>;
type Listener = (event: HostEvent) => void;

const listeners = new Set<Listener>();
let source: EventSource | null = null;

/** Hears of what happens in any portal and in the hub while somebody listens; the answer stops it. */
export function onHostEvent<Type extends EventType>(
  type: Type,
  listen: (event: EventOf<Type>) => void,
): () => void {
  const isWanted = (event: HostEvent): event is EventOf<Type> => event.type === type;
  const listener: Listener = (event) => {
    if (isWanted(event)) {
      listen(event);
    }
  };
  listeners.add(listener);
  source ??= openSource();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      source?.close();
      source = null;
    }
  };
}

function openSource(): EventSource {
  const opened = new EventSource('/__host/events');
  opened.addEventListener('message', (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as HostEvent;
    for (const listener of listeners) {
      listener(event);
    }
  });
  return opened;
}
