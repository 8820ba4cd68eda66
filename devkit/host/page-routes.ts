import path from 'node:path';
import express from 'express';
import type { Router } from 'express';
import type { CardHostOptions } from './card-host.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Card host</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/host.css" />
  </head>
  <body>
    <div id="page"></div>
    <div id="overlays"></div>
    <div id="toasts"></div>
    <script src="/host.js"></script>
  </body>
</html>
`;

/** Everything the page loads comes from here. */
const pagePolicy = "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'";

/** A card reaches nothing over the network, even past the sandbox's own blocks. */
const workerPolicy = "default-src 'none'; script-src 'self'";

/** The page itself and the files it loads: its script and styles, the sandbox, the card bundles. */
export function pageRoutes(options: Pick<CardHostOptions, 'assetsDir' | 'cards' | 'door'>): Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    next();
  });
  router.get('/', (_request, response) => {
    response.set('content-security-policy', pagePolicy).type('html').send(page);
  });
  // The address of a record as HubSpot's own pages have it: what the hub writes as a link opens here.
  router.get('/contacts/:portal/record/:object/:record', (request, response) => {
    const { portal, object, record } = request.params;
    response.redirect(`/?${new URLSearchParams({ portal, object, record }).toString()}`);
  });
  router.get('/worker.js', (_request, response) => {
    response.set('content-security-policy', workerPolicy);
    response.sendFile(path.join(options.assetsDir, 'worker.js'));
  });
  router.get('/cards/:id.js', (request, response, next) => {
    const card = options.cards.find(({ id }) => id === request.params.id);
    if (card === undefined) {
      next();
      return;
    }
    response.sendFile(card.bundleFiles[options.door], { dotfiles: 'allow' });
  });
  router.use(express.static(options.assetsDir, { index: false, dotfiles: 'allow' }));
  return router;
}
