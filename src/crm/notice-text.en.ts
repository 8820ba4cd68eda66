import type { NoticeFacts, NoticeSentencesByEvent } from './notice-text.ts';

const card = { partner: '“Shared deal”', vendor: '“Partner attribution”' } as const;
const deal = ({ deal: name, from }: NoticeFacts) => `the shared deal “${name}” with ${from}`;

export const englishNotices: NoticeSentencesByEvent = {
  registration: ({ from, deal: name, domain, type }) => [
    `${from} registered a deal: ${name}`,
    `${from} registered the deal “${name}” for the domain ${domain}.`,
    `Type: ${type}. Everything about it is on the deal; please get in touch with the partner.`,
  ],
  message: ({ from, deal: name, author, side }) => [
    `${from} wrote a message: ${name}`,
    `${author === null ? from : `${author} of ${from}`} wrote a message on the shared deal “${name}”.`,
    `Please read and answer it in the card ${card[side]} of the deal: notes and e-mails do not reach ${from}.`,
  ],
  deal_closed: (facts) => [
    `Deal ${facts.isWon ? 'won' : 'lost'}: ${facts.deal}`,
    `Now closed as ${facts.isWon ? 'won' : 'lost'}: ${deal(facts)}.`,
    `Commission and tier credit as of the close stand in the card ${card[facts.side]}.`,
  ],
  deal_reopened: (facts) => [
    `Deal reopened: ${facts.deal}`,
    `Open again: ${deal(facts)}.`,
    `Commission and tier credit follow the current facts again; they stand in the card ${card[facts.side]}.`,
  ],
  verdict_changed: (facts) => [
    `Eligibility changed: ${facts.deal}`,
    `Commission or tier credit is judged differently now on ${deal(facts)}.`,
    `The reasons, and what can be done, stand in the card ${card[facts.side]}.`,
  ],
  crm_deal_deleted: (facts) => [
    `Deal record gone at ${facts.from}: ${facts.deal}`,
    `${facts.from} deleted its deal record of the shared deal “${facts.deal}”, or merged it with another one.`,
    'Nothing is passed on between the two CRMs until it is restored. Your own deal record stays as it is.',
  ],
  crm_deal_restored: (facts) => [
    `Deal record restored at ${facts.from}: ${facts.deal}`,
    `${facts.from} has its deal record of the shared deal “${facts.deal}” again.`,
    'Both sides are kept in step again.',
  ],
  claim_ending: ({ from, deal: name, domain, day, side }) =>
    side === 'partner'
      ? [
          `Your claim on ${domain} ends ${on(day)}`,
          `Your claim on ${domain} ends ${on(day)}. What you earn on the shared deal “${name}” may depend on it.`,
          'To renew it, register the domain again in the card “Register deal” of the company.',
        ]
      : [
          `The claim of ${from} on ${domain} ends ${on(day)}`,
          `The claim of ${from} on ${domain} ends ${on(day)}, and the shared deal “${name}” is still open.`,
        ],
  claim_lapsed: ({ from, deal: name, domain, side }) =>
    side === 'partner'
      ? [
          `Your claim on ${domain} has ended`,
          `Your claim on ${domain} has ended. The shared deal “${name}” stays open and shared.`,
          'Register the domain again in the card “Register deal” of the company: if it is yours again, so is what depended on it.',
        ]
      : [
          `The claim of ${from} on ${domain} has ended`,
          `The claim of ${from} on ${domain} has ended. The shared deal “${name}” stays open and shared.`,
        ],
};

function on(day: string | null): string {
  return day === null ? 'soon' : `on ${day}`;
}
