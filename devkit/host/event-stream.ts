import type { Request, Response } from 'express';
import type { HostEvent } from './host-api.ts';

/** How often an idle stream says that it is alive, so that proxies and browsers keep it open. */
const keepAliveMs = 20_000;

/** Tells every open page what happens: server-sent events, one JSON object each. */
export interface EventStream {
  send(event: HostEvent): void;
  /** Answers one page until it goes away. */
  serve(request: Request, response: Response): void;
  close(): void;
}

export function createEventStream(): EventStream {
  const pages = new Set<Response>();
  const keepAlive = setInterval(() => {
    for (const page of pages) {
      page.write(': alive\n\n');
    }
  }, keepAliveMs);
  keepAlive.unref();
  return {
    send(event) {
      for (const page of pages) {
        page.write(`data: ${JSON.stringify(event)}\n\n`);
      }
    },
    serve(request, response) {
      response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.flushHeaders();
      response.write(': open\n\n');
      pages.add(response);
      request.on('close', () => pages.delete(response));
    },
    close() {
      clearInterval(keepAlive);
      for (const page of pages) {
        page.end();
      }
      pages.clear();
    },
  };
}
