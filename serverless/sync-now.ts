import { callHub, type FunctionContext } from './kit/call-hub.ts';

export const main = (context: FunctionContext) => callHub('sync-now', context);
