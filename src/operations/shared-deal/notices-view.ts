import type { NoticeView } from '#contracts/shared-messages.ts';
import type { Notice } from './shared-deal.ts';

/** More than a card can show; the tasks themselves stand in the CRMs. */
const shownNotices = 20;

/** The newest, oldest first. */
export function noticesView(notices: readonly Notice[]): NoticeView[] {
  return notices.slice(-shownNotices).map(({ event, recipient, toldAt }) => ({
    event,
    name: recipient.name,
    role: recipient.role,
    toldAt,
  }));
}
