import path from 'node:path';
import { Router } from 'express';
import { errorCatalogue, type ErrorCode } from '#contracts/errors.ts';

const pagesFolder = path.resolve(import.meta.dirname, '../../docs/errors');

/** The `type` of a problem (RFC 9457): a page on the hub that answered. The full path, since the hub has many names. */
export function errorPageOf(code: ErrorCode): string {
  return `/docs/errors/${code}`;
}

/** The pages as they are written: readable in any browser as they stand, and nothing has to render them. */
export function errorPages(): Router {
  const router = Router();
  const pages = new Map<string, string>([
    ['/docs/errors', 'README.md'],
    ...(Object.keys(errorCatalogue) as ErrorCode[]).map((code): [string, string] => [
      errorPageOf(code),
      `${code}.md`,
    ]),
  ]);
  router.get([...pages.keys()], (request, response) => {
    const page = pages.get(request.path.replace(/\/$/, ''));
    response.type('text/plain; charset=utf-8').sendFile(String(page), { root: pagesFolder });
  });
  return router;
}
