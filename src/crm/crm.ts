import type { Clock } from '#operations/ports.ts';
import type { Crm } from '#operations/crm-ports.ts';
import type { OfferReader } from '#operations/offers/offer-ports.ts';
import type { ReadDueValues } from '#operations/sync/read-due-values.ts';
import type { PortalSetup } from '#operations/programme/setup-ports.ts';
import type { CrmDealReader, CrmWriter } from '#sync/ports.ts';
import { createAccountClient } from './account-client.ts';
import { createCallGate } from './call-gate.ts';
import { createHubSpotCalls } from './calls.ts';
import { createDealReader } from './deal-reader.ts';
import { createOfferReader } from './offer-reader.ts';
import { createPortalPipelines } from './portal-pipelines.ts';
import type { CompanyStandings, Log, PortalDirectory, PortalTokens, RateLimiter } from './ports.ts';
import { createReader } from './reader.ts';
import { createRecordClient } from './record-client.ts';
import { createSetup } from './setup.ts';
import { createWriter } from './writer.ts';

export interface CrmOptions {
  /** Origin of HubSpot's API. */
  readonly baseUrl: string;
  /** Origin under which people open HubSpot. */
  readonly appUrl: string;
  readonly tokens: PortalTokens;
  readonly directory: PortalDirectory;
  readonly companyStandings: CompanyStandings;
  readonly readDueValues: ReadDueValues;
  readonly rateLimiter: RateLimiter;
  /** HubSpot's id of the app in a portal; null where no webhook has told it yet. */
  readonly appIdOf: (portalId: number) => Promise<string | null>;
  readonly clock: Clock;
  /** How long one request may take. */
  readonly timeoutMs: number;
  readonly log: Log;
}

/** HubSpot as the rest of the hub sees it: read, set up, write. */
export function createCrm(options: CrmOptions): {
  readonly reader: Crm;
  readonly setup: PortalSetup;
  readonly writer: CrmWriter;
  readonly dealReader: CrmDealReader;
  readonly offerReader: OfferReader;
} {
  const { tokens, directory, companyStandings, readDueValues, clock, timeoutMs, log, appUrl } = options;
  const gate = createCallGate(options.rateLimiter);
  const call = createHubSpotCalls({
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    tokens,
    gate,
    timeoutMs,
    log,
  });
  const records = createRecordClient(call);
  const account = createAccountClient(call);
  const pipelines = createPortalPipelines(account, clock);
  return {
    reader: createReader({ records, account, pipelines, appUrl, clock }),
    setup: createSetup(account, records),
    dealReader: createDealReader({ records, appIdOf: options.appIdOf }),
    offerReader: createOfferReader({ records, clock }),
    writer: createWriter({ records, pipelines, directory, companyStandings, readDueValues, clock }),
  };
}
