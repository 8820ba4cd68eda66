import type { Request, Response } from 'express';
import type { StandIn } from '../stand-in/stand-in.ts';
import type { ChangeNotice } from './host-api.ts';

/** How often an idle stream says that it is alive, so that proxies and browsers keep it open. */
const keepAliveMs = 20_000;

export interface ChangeStream {
  /** Answers one page with server-sent events until it goes away. */
  serve(request: Request, response: Response): void;
  close(): void;
}

/** Tells every open page about every change of a record. */
export function createChangeStream(standIn: Pick<StandIn, 'onChange'>): ChangeStream {
  const pages = new Set<Response>();
  const stopListening = standIn.onChange(({ portalId, objectType, id, kind }) => {
    const notice: ChangeNotice = { portalId, objectType, id, kind };
    for (const page of pages) {
      page.write(`data: ${JSON.stringify(notice)}\n\n`);
    }
  });
  const keepAlive = setInterval(() => {
    for (const page of pages) {
      page.write(': alive\n\n');
    }
  }, keepAliveMs);
  keepAlive.unref();
  return {
    serve(request, response) {
      response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.flushHeaders();
      response.write(': open\n\n');
      pages.add(response);
      request.on('close', () => pages.delete(response));
    },
    close() {
      stopListening();
      clearInterval(keepAlive);
      for (const page of pages) {
        page.end();
      }
      pages.clear();
    },
  };
}
