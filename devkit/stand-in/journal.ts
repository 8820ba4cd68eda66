/** One HTTP call, as the journal keeps it. Bodies and tokens are not kept. */
export interface Call {
  /** Counts from 1 in the order in which the calls ended. */
  number: number;
  /** Undefined when the token belongs to no portal. */
  portalId: number | undefined;
  method: string;
  /** Without the query. */
  path: string;
  /** 0 when the caller got no reply. */
  status: number;
  durationMs: number;
  /** ISO moment of arrival. */
  at: string;
  /** Records in the request's batch; undefined when it was none. */
  inputs: number | undefined;
  fault: string | undefined;
}

export interface Violation {
  method: string;
  path: string;
  status: number;
  /** Name of the API client's model. */
  model: string;
  errors: string[];
}
