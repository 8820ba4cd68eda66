/** What was given up and waits for a person: an effect that HubSpot refuses, or a change that could not be taken in. */
export interface DeadLetter {
  readonly kind: 'effect' | 'change';
  readonly portalId: number;
  /** Of the effect or the record: 'deal', 'notice'. */
  readonly about: string;
  /** Null where it belongs to none, or none is known. */
  readonly sharedDealId: string | null;
  readonly error: string;
  readonly since: Date;
}

export interface DeadLetters {
  /** The oldest first; the oldest two hundred. */
  list(): Promise<readonly DeadLetter[]>;
  /** Tries them again at the next opportunity, those of one portal or all; answers how many. */
  retry(portalId: number | null): Promise<number>;
}
