import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import helmet from 'helmet';
import { apiDocument } from './api-document.ts';
import { errorPages } from './error-pages.ts';

const page = path.join(import.meta.dirname, 'api-page.html');
const explorer = fileURLToPath(import.meta.resolve('openapi-explorer/dist/browser/openapi-explorer.min.js'));

/** Scripts from the hub itself and no others, no calls elsewhere. The explorer sets its styles in its elements. */
const pagePolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ['data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/**
 * What an engineer of a partner has to know, for everybody who reaches the hub: the API document, a page to browse it, and
 * the pages of the error codes. All of it stands in the repository; nothing is fetched from elsewhere.
 */
export function apiRoutes(): Router {
  const router = Router();
  let document: string | undefined;
  router.get('/openapi.json', (_request, response) => {
    // Made when it is first asked for: a hub has to start fast.
    document ??= JSON.stringify(apiDocument());
    response.type('application/json').send(document);
  });
  router.get('/docs', pagePolicy, (_request, response) => {
    response.sendFile(page);
  });
  router.get('/docs/openapi-explorer.min.js', (_request, response) => {
    response.sendFile(explorer);
  });
  router.use(errorPages());
  return router;
}
