import type { NoticeFacts, NoticeSentencesByEvent } from './notice-text.ts';

const card = { partner: '„Geteilter Deal“', vendor: '„Partnerzuordnung“' } as const;
const deal = ({ deal: name, from }: NoticeFacts) => `der geteilte Deal „${name}“ mit ${from}`;

export const germanNotices: NoticeSentencesByEvent = {
  registration: ({ from, deal: name, domain, type }) => [
    `${from} hat einen Deal registriert: ${name}`,
    `${from} hat den Deal „${name}“ für die Domain ${domain} registriert.`,
    `Art: ${type}. Alles Weitere steht am Deal; bitte stimmen Sie sich mit dem Partner ab.`,
  ],
  message: ({ from, deal: name, author, side }) => [
    `${from} hat eine Nachricht geschrieben: ${name}`,
    `${author === null ? from : `${author} (${from})`} hat zum geteilten Deal „${name}“ eine Nachricht geschrieben.`,
    `Bitte lesen und beantworten Sie sie in der Karte ${card[side]} des Deals: Notizen und E-Mails erreichen ${from} nicht.`,
  ],
  deal_closed: (facts) => [
    `Deal ${facts.isWon ? 'gewonnen' : 'verloren'}: ${facts.deal}`,
    `Als ${facts.isWon ? 'gewonnen' : 'verloren'} abgeschlossen: ${deal(facts)}.`,
    `Provision und Stufenanrechnung zum Abschluss stehen in der Karte ${card[facts.side]}.`,
  ],
  deal_reopened: (facts) => [
    `Deal wieder offen: ${facts.deal}`,
    `Wieder offen: ${deal(facts)}.`,
    `Provision und Stufenanrechnung richten sich wieder nach dem aktuellen Stand; sie stehen in der Karte ${card[facts.side]}.`,
  ],
  verdict_changed: (facts) => [
    `Berechtigung geändert: ${facts.deal}`,
    `Provision oder Stufenanrechnung wird jetzt anders beurteilt; betroffen ist ${deal(facts)}.`,
    `Die Gründe, und was sich tun lässt, stehen in der Karte ${card[facts.side]}.`,
  ],
  crm_deal_deleted: (facts) => [
    `Dealdatensatz bei ${facts.from} gelöscht: ${facts.deal}`,
    `${facts.from} hat den eigenen Dealdatensatz zum geteilten Deal „${facts.deal}“ gelöscht oder mit einem anderen zusammengeführt.`,
    'Bis zur Wiederherstellung wird zwischen den beiden CRMs nichts weitergegeben. Ihr eigener Dealdatensatz bleibt, wie er ist.',
  ],
  crm_deal_restored: (facts) => [
    `Dealdatensatz bei ${facts.from} wiederhergestellt: ${facts.deal}`,
    `${facts.from} hat den eigenen Dealdatensatz zum geteilten Deal „${facts.deal}“ wieder.`,
    'Beide Seiten werden wieder auf demselben Stand gehalten.',
  ],
  claim_ending: ({ from, deal: name, domain, day, side }) =>
    side === 'partner'
      ? [
          `Ihre Domainzuständigkeit für ${domain} endet ${on(day)}`,
          `Ihre Domainzuständigkeit für ${domain} endet ${on(day)}. Was Ihnen der geteilte Deal „${name}“ einbringt, kann davon abhängen.`,
          'Um sie zu verlängern, registrieren Sie die Domain in der Karte „Deal registrieren“ des Unternehmens erneut.',
        ]
      : [
          `Die Domainzuständigkeit von ${from} für ${domain} endet ${on(day)}`,
          `Die Domainzuständigkeit von ${from} für ${domain} endet ${on(day)}, und der geteilte Deal „${name}“ ist noch offen.`,
        ],
  claim_lapsed: ({ from, deal: name, domain, side }) =>
    side === 'partner'
      ? [
          `Ihre Domainzuständigkeit für ${domain} ist abgelaufen`,
          `Ihre Domainzuständigkeit für ${domain} ist abgelaufen. Der geteilte Deal „${name}“ bleibt offen und geteilt.`,
          'Registrieren Sie die Domain in der Karte „Deal registrieren“ des Unternehmens erneut: Sind Sie wieder zuständig, gilt auch wieder, was davon abhing.',
        ]
      : [
          `Die Domainzuständigkeit von ${from} für ${domain} ist abgelaufen`,
          `Die Domainzuständigkeit von ${from} für ${domain} ist abgelaufen. Der geteilte Deal „${name}“ bleibt offen und geteilt.`,
        ],
};

function on(day: string | null): string {
  return day === null ? 'bald' : `am ${day}`;
}
