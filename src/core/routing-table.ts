import type { CalendarDay } from './calendar-day.ts';
import { capacityRoom } from './capacity.ts';
import { claimEnd, hasClaimLapsed, isClaimActive, isInRenewalWindow, renewedClaimEnd } from './claims.ts';
import type { Claim } from './claims.ts';
import type { DealType } from './deal-type.ts';
import type { ClaimEffect, RegistrationRefusal, RoutingRule } from './decision.ts';
import type { Policy } from './policy.ts';
import type { OutcomeReason } from './reasons.ts';
import type { Holder, RegistrationFacts } from './registration-facts.ts';

/**
 * The routing table (rules section 2): who holds the prospect's domain decides the type of the shared deal and what
 * happens to the claim. Precedence lies in `holderOf`; given the holder, exactly one row applies, and the decision
 * names it. A row whose answer is a refusal leaves nothing to be written anywhere.
 */

/** What the rows look at. */
export interface RoutingSituation {
  readonly facts: RegistrationFacts;
  readonly policy: Policy;
  readonly today: CalendarDay;
  readonly holder: Holder;
  /** Claims that the partner may still make. */
  readonly room: number;
}

export interface RoutingAnswer {
  readonly type: DealType;
  readonly claim: ClaimEffect;
  readonly reasons: readonly OutcomeReason[];
}

export interface RoutingRow {
  readonly id: RoutingRule;
  /** The row as a sentence, for people who read a receipt. */
  readonly title: string;
  readonly applies: (situation: RoutingSituation) => boolean;
  readonly decide: (situation: RoutingSituation) => RoutingAnswer | RegistrationRefusal;
}

/** In the order of precedence, which is not that of the ids. */
export const routingTable: readonly RoutingRow[] = [
  {
    id: 'R1',
    title: 'This partner holds the domain: Channel; inside the renewal window the claim is renewed.',
    applies: ({ holder }) => holder.kind === 'this_partner',
    decide: (situation) => ({ type: 'channel', claim: keptOrRenewed(situation), reasons: [] }),
  },
  {
    id: 'R5',
    title: 'Another partner holds the domain: Best Partner Wins, whatever the capacity.',
    applies: ({ holder }) => holder.kind === 'other_partner',
    decide: () => ({ type: 'best_partner_wins', claim: noClaim, reasons: [] }),
  },
  {
    id: 'R4',
    title: "A direct rep holds the domain: Partner Collaboration, and the rep's holding stands.",
    applies: ({ holder }) => holder.kind === 'direct_rep',
    decide: (situation) => ({
      type: 'partner_collaboration',
      claim: noClaim,
      reasons: ownClaimLapsed(situation) ? ['ownership_lapsed'] : [],
    }),
  },
  {
    id: 'R6',
    title: "Nobody holds the domain since this partner's own claim lapsed: as for any free domain.",
    applies: (situation) => situation.holder.kind === 'nobody' && ownClaimLapsed(situation),
    decide: (situation) => (situation.room > 0 ? claimed(situation) : withoutRoom(situation)),
  },
  {
    id: 'R2',
    title: 'Nobody holds the domain and there is room: it is claimed for the partner, Channel.',
    applies: (situation) =>
      situation.holder.kind === 'nobody' && !ownClaimLapsed(situation) && situation.room > 0,
    decide: claimed,
  },
  {
    id: 'R3',
    title:
      "Nobody holds the domain but the partner's claims are used up: Partner Collaboration with the routed rep.",
    applies: (situation) =>
      situation.holder.kind === 'nobody' && !ownClaimLapsed(situation) && situation.room === 0,
    decide: withoutRoom,
  },
];

const noClaim: ClaimEffect = { action: 'none', endsOn: null };

function claimed({ today, policy }: RoutingSituation): RoutingAnswer {
  return { type: 'channel', claim: { action: 'claim', endsOn: claimEnd(today, policy) }, reasons: [] };
}

function withoutRoom({ policy }: RoutingSituation): RoutingAnswer | RegistrationRefusal {
  if (policy.capacity.atLimit === 'refuse') return { refused: 'capacity_reached' };
  return { type: 'partner_collaboration', claim: noClaim, reasons: ['capacity_reached'] };
}

function keptOrRenewed({ holder, today, policy }: RoutingSituation): ClaimEffect {
  if (holder.kind !== 'this_partner') return noClaim;
  const { claim } = holder;
  const renewedEndsOn = renewedClaimEnd(claim, today, policy);
  return isInRenewalWindow(claim, today, policy) && renewedEndsOn > claim.endsOn
    ? { action: 'renew', endsOn: renewedEndsOn }
    : { action: 'keep', endsOn: claim.endsOn };
}

function ownClaimLapsed({ facts, today }: RoutingSituation): boolean {
  return facts.ownClaim !== null && hasClaimLapsed(facts.ownClaim, today);
}

/**
 * Precedence: this partner's active claim, another partner's, a direct rep, nobody. A claim that lapsed or was released
 * holds nothing.
 */
export function holderOf(facts: RegistrationFacts, today: CalendarDay): Holder {
  const claim: Claim | null = facts.ownClaim;
  if (claim && isClaimActive(claim, today)) return { kind: 'this_partner', claim };
  if (facts.otherPartnerHolds) return { kind: 'other_partner' };
  return facts.directRep ? { kind: 'direct_rep', rep: facts.directRep } : { kind: 'nobody' };
}

/** The row that decides. That it exists for all facts is the table's promise; its absence is a fault of the table. */
export function route(
  facts: RegistrationFacts,
  policy: Policy,
  today: CalendarDay,
): { readonly row: RoutingRow; readonly situation: RoutingSituation } {
  const room = capacityRoom(facts.activeClaims, facts.tier, policy);
  const situation: RoutingSituation = { facts, policy, today, holder: holderOf(facts, today), room };
  const row = routingTable.find(({ applies }) => applies(situation));
  if (!row)
    throw new Error(`No row of the routing table applies to a domain held by ${situation.holder.kind}`);
  return { row, situation };
}
