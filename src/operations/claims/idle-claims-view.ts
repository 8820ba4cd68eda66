import type { IdleClaim } from '#contracts/values.ts';
import { unicodeForm } from '#core/domain-key.ts';
import type { Ports } from '../ports.ts';
import type { ProgrammeContext } from '../programme/programme-context.ts';

/** Enough to choose from, and few enough to read on a card (R3). */
const idleClaimsShown = 3;

/** The partner's claims that were idle longest, to be asked for only where the limit decided: releasing one changes that. */
export async function idleClaimsView(
  { store }: Pick<Ports, 'store'>,
  { partner, today }: Pick<ProgrammeContext, 'partner' | 'today'>,
): Promise<IdleClaim[]> {
  const idle = await store.readIdleClaims(partner.id, today, idleClaimsShown);
  return idle.map((claim) => ({ ...claim, domainUnicode: unicodeForm(claim.domain) }));
}
