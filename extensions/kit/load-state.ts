import type { Problem } from '#contracts/problem.ts';
import type { HubReply } from './hub-client.ts';

/** What a card knows of something that it asked for. Switch over `state` exhaustively; no flags beside it. */
export type LoadState<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly value: Value };

export const loading: LoadState<never> = { state: 'loading' };

export function ready<Value>(value: Value): LoadState<Value> {
  return { state: 'ready', value };
}

export function loadedFrom<Value>(reply: HubReply<Value>): LoadState<Value> {
  return 'ok' in reply ? ready(reply.ok) : { state: 'failed', problem: reply.problem };
}
