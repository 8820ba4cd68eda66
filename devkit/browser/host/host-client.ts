import type {
  AssociationPage,
  CrmOverview,
  HostClock,
  HostSetup,
  LoggedCall,
  ObjectTypeId,
  RecordAddress,
  RecordDetail,
  RecordList,
  SearchPage,
  Trouble,
  TroubleAct,
  WebhookAttempt,
} from '../../host/host-api.ts';
import type { CrmProperties, FetchReply, FetchRequest, FunctionOptions } from '../card-channel.ts';

/** Calls the card host's server; a refusal becomes an Error with the server's sentence. */
export const hostClient = {
  setup: () => get<HostSetup>('setup', {}),
  records: (portalId: number, objectTypeId: ObjectTypeId, query: string) =>
    get<RecordList>('records', { portal: String(portalId), object: objectTypeId, query }),
  record: (portalId: number, objectTypeId: ObjectTypeId, id: string) =>
    get<RecordDetail>('record', { portal: String(portalId), object: objectTypeId, record: id }),
  overview: (portalId: number) => get<CrmOverview>('overview', { portal: String(portalId) }),
  calls: () => get<LoggedCall[]>('calls', {}),
  webhooks: () => get<{ attempts: WebhookAttempt[]; trouble: Trouble }>('webhooks', {}),
  makeTrouble: (act: TroubleAct) => post<Trouble>('trouble', act),
  /** `on` is the day that it shall be in the hub; null for the system's own. */
  moveClock: (on: string | null) => post<HostClock>('clock', { on }),
  properties: (address: RecordAddress, properties: readonly string[] | '*') =>
    post<CrmProperties>('properties', { ...address, properties }),
  associations: (address: RecordAddress, request: unknown) =>
    post<AssociationPage>('associations', { ...address, request }),
  search: (address: RecordAddress, request: unknown) => post<SearchPage>('search', { ...address, request }),
  async runFunction(address: RecordAddress, name: string, options: FunctionOptions): Promise<unknown> {
    const { result } = await post<{ result: unknown }>('serverless', { ...address, name, ...options });
    return result;
  },
  fetch: (address: RecordAddress, userId: number, url: string, request: FetchRequest) =>
    post<FetchReply>('fetch', { ...address, userId, url, request }),
};

function get<T>(route: string, query: Record<string, string>): Promise<T> {
  return answerOf<T>(fetch(`/__host/${route}?${new URLSearchParams(query)}`));
}

function post<T>(route: string, body: unknown): Promise<T> {
  return answerOf<T>(
    fetch(`/__host/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

async function answerOf<T>(sent: Promise<Response>): Promise<T> {
  const response = await sent;
  const answer = (await response.json()) as T & { message?: string };
  if (!response.ok) {
    throw new Error(answer.message ?? `The card host answered ${response.status}.`);
  }
  return answer;
}
