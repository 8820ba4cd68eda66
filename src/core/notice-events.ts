/** What people are told of, once for each event (rules section 10). */
export const noticeEvents = [
  'registration',
  'message',
  'deal_closed',
  'deal_reopened',
  'verdict_changed',
  'crm_deal_deleted',
  'crm_deal_restored',
  'claim_ending',
  'claim_lapsed',
] as const;
export type NoticeEvent = (typeof noticeEvents)[number];
