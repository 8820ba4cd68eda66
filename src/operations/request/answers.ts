import type { CalendarDay } from '#core/calendar-day.ts';

/** Rendered afresh for a repeated request, so that the answer is the same but its progress current. */
interface SharedDealAnswer {
  readonly result: 'registered' | 'open_deal_offered';
  readonly sharedDealId: string;
}

interface ReleaseAnswer {
  readonly result: 'released';
  readonly domain: string;
  readonly releasedOn: CalendarDay;
  readonly capacity: { readonly used: number; readonly limit: number };
}

/** What the writing operations keep of a request that they carried out. */
export interface Answers {
  readonly 'register-deal': SharedDealAnswer;
  readonly 'convert-deal': SharedDealAnswer;
  readonly 'release-claim': ReleaseAnswer;
}
export type AnsweredOperation = keyof Answers;

/** What an earlier, identical request came to. */
export interface StoredAnswer<Operation extends AnsweredOperation = AnsweredOperation> {
  readonly requestHash: string;
  readonly answer: Answers[Operation];
}
