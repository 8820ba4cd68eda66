import { HubError } from '#contracts/errors.ts';
import { dayOf, type CalendarDay } from '#core/calendar-day.ts';
import type { Policy } from '#core/policy.ts';
import type { Actor, Ports } from '../ports.ts';
import type { Partner, Vendor } from './programme.ts';

/** What a partner's operations have in common: who asks, in which programme, under which policy, on which day. */
export interface ProgrammeContext {
  readonly actor: Actor;
  readonly partner: Partner;
  readonly vendor: Vendor;
  readonly policy: Policy;
  readonly now: Date;
  /** In the vendor's time zone. */
  readonly today: CalendarDay;
}

export async function readProgrammeContext(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<ProgrammeContext> {
  const now = clock.now();
  const programme = await store.readProgramme(partnerOf(actor), now);
  return { actor, ...programme, now, today: dayOf(now, programme.vendor.timeZone) };
}

function partnerOf(actor: Actor): string {
  if (actor.partnerId === null) throw new HubError('operation.wrong_side');
  return actor.partnerId;
}
