import type { DealForm, QualificationForm } from '#contracts/register-deal.ts';
import type { DealSync } from '#contracts/deal-sync.ts';
import type { LineItemView, QuoteView } from '#contracts/offer.ts';
import type { CrmDealState } from '#contracts/shared-deal-view.ts';
import type { Outcome, SharedDealBrief, TeamSeat, TierCreditVerdict, Verdict } from '#contracts/values.ts';
import type { OwnCrmDeal, RegistrationOffer } from '#contracts/view-record.ts';

/** The codes that reach a card, as the contracts know them. Every one of them has its words in the label files. */
export type DealType = Outcome['type'];
export type RoutingRule = Outcome['rule'];
export type VerdictKind = Verdict['verdict'];
export type VerdictReason = Verdict['reasons'][number];
export type Remedy = Verdict['remedies'][number];
export type CreditKind = TierCreditVerdict['credit'];
export type TeamRole = TeamSeat['role'];
export type Motion = SharedDealBrief['motion'];
export type SharedDealState = SharedDealBrief['state'];
export type DomainReason = OfferOf<'nothing_to_decide'>['reason'];
export type ConversionReason = OwnCrmDeal['missing'][number];
export type DelayReason = NonNullable<CrmDealState['delayReason']>;
export type BillingUnit = NonNullable<LineItemView['billing']>['unit'];
export type QuoteState = QuoteView['state'];
export type SyncedProperty = SyncLine['property'];
export type SyncDirection = SyncLine['direction'];
export type SyncState = SyncLine['state'];
/** A CRM deal that does not stand any more. */
export type LostPresence = Exclude<DealSync['otherSide']['presence'], 'stands'>;
/** What the vendor's stage makes of a shared deal. */
export type ClosedState = Extract<SharedDealState, 'won' | 'lost' | 'open'>;
export type CompanySize = NonNullable<DealForm['companySize']>;
export type LegalBasis = NonNullable<QualificationForm['contactSharing']>['legalBasis'];

export type SyncLine = DealSync['properties'][number];
export type ChangeLine = DealSync['changes'][number];

export type OfferOf<State extends RegistrationOffer['state']> = Extract<RegistrationOffer, { state: State }>;

/** What a field can be told. `invalid` stands for every fault without words of its own. */
export type FaultCode =
  | 'required'
  | 'too_long'
  | 'not_negative'
  | 'too_large'
  | 'two_decimals'
  | 'currency'
  | 'date'
  | 'country'
  | 'confirmation_required'
  | 'unknown_product'
  | 'unknown_pipeline'
  | 'unknown_stage'
  | 'invalid';
