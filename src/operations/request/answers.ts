import type { CalendarDay } from '#core/calendar-day.ts';
import type { SidedOperation } from '../messages/sided-operation.ts';

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

interface PostedAnswer {
  readonly result: 'posted';
  readonly sharedDealId: string;
  readonly messageId: string;
}

interface ReadAnswer {
  readonly result: 'read';
  readonly sharedDealId: string;
}

/** What the writing operations keep of a request that they carried out. */
export type Answers = Readonly<
  Record<'register-deal' | 'convert-deal', SharedDealAnswer> &
    Record<'release-claim', ReleaseAnswer> &
    Record<SidedOperation<'post-message'>, PostedAnswer> &
    Record<SidedOperation<'read-messages'>, ReadAnswer>
>;
export type AnsweredOperation = keyof Answers;

/** What an earlier, identical request came to. */
export interface StoredAnswer<Operation extends AnsweredOperation = AnsweredOperation> {
  readonly requestHash: string;
  readonly answer: Answers[Operation];
}
