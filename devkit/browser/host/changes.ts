import type { ChangeNotice } from '../../host/host-api.ts';

type Listener = (notice: ChangeNotice) => void;

const listeners = new Set<Listener>();
let source: EventSource | null = null;

/** Hears of every change in any portal while somebody listens; the answer stops it. */
export function onChange(listener: Listener): () => void {
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
  opened.addEventListener('message', (event: MessageEvent<string>) => {
    const notice = JSON.parse(event.data) as ChangeNotice;
    for (const listener of listeners) {
      listener(notice);
    }
  });
  return opened;
}
