import * as z from 'zod/mini';
import { DecisionReceipt } from './decision-receipt.ts';
import { OfferView } from './offer.ts';
import { NoticeView, SharedMessages } from './shared-messages.ts';
import {
  CalendarDay,
  DealType,
  Moment,
  Motion,
  SharedDealState,
  TeamSeat,
  TierCreditVerdict,
  Verdict,
} from './values.ts';

/** Where the twin in one CRM stands. `delayed` says that HubSpot has not taken it yet, with the reason to show. */
export const CrmDealState = z.object({
  state: z.enum(['creating', 'stands', 'delayed']),
  crmDealId: z.nullable(z.string()),
  url: z.nullable(z.string()),
  /** Why it takes long: HubSpot is busy, does not answer, or refused the values. */
  delayReason: z.nullable(z.enum(['crm_busy', 'crm_unavailable', 'crm_refused'])),
});
export type CrmDealState = z.infer<typeof CrmDealState>;

/** A shared deal as its partner sees it. The vendor's CRM deal is shown as a state only, never with the vendor's ids. */
export const SharedDealView = z.object({
  sharedDealId: z.string(),
  name: z.string(),
  domain: z.string(),
  /** The domain as people read it; the same where it has no other form. */
  domainUnicode: z.string(),
  type: DealType,
  motion: Motion,
  state: SharedDealState,
  registeredAt: Moment,
  registeredBy: z.string(),
  closeOn: CalendarDay,
  nextSteps: z.string(),
  claimEndsOn: z.nullable(CalendarDay),
  team: z.array(TeamSeat),
  commission: Verdict,
  tierCredit: TierCreditVerdict,
  /** Who was told of what, oldest first; the newest twenty. */
  notices: z.array(NoticeView),
  messages: SharedMessages,
  /** What the vendor offers; null where it does not share that with partners. */
  offer: z.nullable(OfferView),
  receipt: z.nullable(DecisionReceipt),
  crmDeals: z.object({ partner: CrmDealState, vendor: z.object({ state: CrmDealState.shape.state }) }),
});
export type SharedDealView = z.infer<typeof SharedDealView>;
