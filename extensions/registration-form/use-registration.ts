import { useRef, useState } from 'react';
import { convertDeal } from '#contracts/convert-deal.ts';
import type { Problem } from '#contracts/problem.ts';
import { registerDeal } from '#contracts/register-deal.ts';
import type { Outcome } from '#contracts/values.ts';
import type { HubAnswer, HubClient } from '#extensions/kit/hub-client.ts';
import type { PreparedRequest } from './registration-request.ts';

export type Submission =
  | { readonly state: 'editing' }
  | { readonly state: 'sending' }
  | { readonly state: 'refused'; readonly problem: Problem }
  /** Nothing was written; `outcome` is what registering would do now. */
  | { readonly state: 'outcome_changed'; readonly outcome: Outcome };

type Registered = Exclude<HubAnswer<'register-deal'>, { result: 'outcome_changed' }>;

export interface Registration {
  readonly submission: Submission;
  /**
   * Sends the request once: while an answer is awaited further calls do nothing, and the same content sent again after a
   * lost answer goes under the same `requestId`, so that it has one effect. Changed content gets an id of its own.
   */
  readonly send: (prepared: PreparedRequest) => Promise<void>;
  /** Back to the form; what the hub said is done with. */
  readonly edit: () => void;
}

export interface RegistrationEvents {
  onRegistered(answer: Registered): void;
  onOutcomeChanged(outcome: Outcome): void;
  /** The reader has read why the hub refused; what it knows may have changed since the card was opened. */
  onRefusalRead(): void;
}

interface Attempt {
  readonly requestId: string;
  readonly content: string;
}

export function useRegistration(hub: HubClient, events: RegistrationEvents): Registration {
  const [submission, setSubmission] = useState<Submission>({ state: 'editing' });
  const attempt = useRef<Attempt | null>(null);
  const sending = useRef(false);

  async function send(prepared: PreparedRequest) {
    if (sending.current) return;
    sending.current = true;
    setSubmission({ state: 'sending' });
    const reply = await call(hub, prepared, requestIdFor(prepared));
    sending.current = false;
    if ('problem' in reply) {
      if (reply.problem.code === 'request.key_reused') attempt.current = null;
      setSubmission({ state: 'refused', problem: reply.problem });
      return;
    }
    if (reply.ok.result === 'outcome_changed') {
      setSubmission({ state: 'outcome_changed', outcome: reply.ok.outcome });
      events.onOutcomeChanged(reply.ok.outcome);
      return;
    }
    attempt.current = null;
    setSubmission({ state: 'editing' });
    events.onRegistered(reply.ok);
  }

  function requestIdFor(prepared: PreparedRequest): string {
    const content = JSON.stringify(prepared);
    if (attempt.current?.content !== content) {
      attempt.current = { requestId: crypto.randomUUID(), content };
    }
    return attempt.current.requestId;
  }

  return {
    submission,
    send,
    edit() {
      setSubmission({ state: 'editing' });
      if (submission.state === 'refused') events.onRefusalRead();
    },
  };
}

function call(hub: HubClient, { operation, content }: PreparedRequest, requestId: string) {
  return operation === 'register-deal'
    ? hub.call(registerDeal, { ...content, requestId })
    : hub.call(convertDeal, { ...content, requestId });
}
