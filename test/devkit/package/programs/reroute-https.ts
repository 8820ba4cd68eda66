import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

/**
 * Preloaded into HubSpot's command-line client: what it asks of HubSpot over https is asked, in the clear, of the local
 * program at `HUBAPI_PORT`, which finds the host that was meant in a header.
 */
const port = Number(process.env['HUBAPI_PORT']);

type Answered = (response: IncomingMessage) => void;

function request(
  target: RequestOptions | URL | string,
  ...rest: (RequestOptions | Answered)[]
): ClientRequest {
  const address =
    typeof target === 'object' && !(target instanceof URL) ? target : optionsOf(new URL(target));
  const given = rest.find((one) => typeof one === 'object') ?? {};
  const options = { ...address, ...given };
  const meant = String(options.hostname ?? options.host);
  return http.request(
    {
      method: options.method,
      path: options.path,
      headers: { ...options.headers, 'x-meant-for': meant },
      host: '127.0.0.1',
      port,
    },
    rest.find((one) => typeof one === 'function'),
  );
}

const optionsOf = ({ hostname, pathname, search }: URL): RequestOptions => ({
  hostname,
  path: `${pathname}${search}`,
});

https.request = request as typeof https.request;
syncBuiltinESMExports();
