import { describe, expect, it } from 'vitest';
import { noticeEvents } from '#core/notice-events.ts';
import { noticeText } from '#crm/notice-text.ts';
import { aNotice } from './two-portals.ts';

describe('the domain in a task for people', () => {
  it.each([
    ['en', 'for the domain münchen.de.'],
    ['de', 'für die Domain münchen.de registriert.'],
  ] as const)('is written as people write it (%s)', (language, words) => {
    const { body } = noticeText(aNotice({ domain: 'xn--mnchen-3ya.de' }), language);
    expect(body).toContain(words);
    expect(body).not.toContain('xn--');
  });

  it.each(['en', 'de'] as const)('has its punycode beside it where its scripts mix (%s)', (language) => {
    const { body } = noticeText(aNotice({ domain: 'xn--80ak6aa92e.com' }), language);
    expect(body).toContain('аррӏе.com (xn--80ak6aa92e.com)');
  });
});

describe('a task', () => {
  const everyTask = (['en', 'de'] as const).flatMap((language) =>
    noticeEvents.flatMap((event) =>
      ['acme.de', null].map((companyDomain) => ({
        language,
        event,
        companyDomain,
        details: event.startsWith('claim_') ? ['2026-12-24', null] : ['won', 'lost', 'Ada Lind', null],
      })),
    ),
  );

  it.each(everyTask)(
    'of $event reads as sentences ($language, $companyDomain)',
    ({ details, language, ...changes }) => {
      for (const detail of details) {
        const { subject, body } = noticeText(aNotice({ ...changes, detail }), language);
        expect(subject).not.toBe('');
        expect(body).toMatch(/^(<p>[^<]+[.:]<\/p>)+$/);
        expect(subject + body).not.toMatch(/null|undefined|Invalid|\b[a-z]+_[a-z]+\b/);
        expect(body).toContain('Acme &lt;rollout&gt;');
      }
    },
  );

  it('says the same in no two events, nor in both languages', () => {
    const subjects = everyTask.map(({ language, event, companyDomain }) => [
      event,
      noticeText(aNotice({ event, companyDomain, detail: null }), language).subject,
    ]);
    for (const [event, subject] of subjects) {
      expect(subjects.filter(([other, same]) => same === subject && other !== event)).toEqual([]);
    }
    expect(new Set(subjects.map(([, subject]) => subject)).size).toBeGreaterThanOrEqual(
      2 * noticeEvents.length,
    );
  });

  it.each([
    ['en', 'partner', 'Your claim on acme.de ends on 24 December 2026'],
    ['de', 'partner', 'Ihre Domainzuständigkeit für acme.de endet am 24. Dezember 2026'],
    ['en', 'vendor', 'The claim of Alpha GmbH on acme.de ends on 24 December 2026'],
    ['de', 'vendor', 'Die Domainzuständigkeit von Alpha GmbH für acme.de endet am 24. Dezember 2026'],
  ] as const)('of a claim that ends names the day (%s, %s)', (language, side, subject) => {
    const companyDomain = side === 'partner' ? null : 'acme.de';
    const notice = aNotice({ event: 'claim_ending', companyDomain, detail: '2026-12-24' });
    expect(noticeText(notice, language).subject).toBe(subject);
  });

  it('leads to the card of its own side', () => {
    const inPortal = (companyDomain: string | null) =>
      noticeText(aNotice({ event: 'message', companyDomain, detail: 'Ada Lind' }), 'en').body;
    expect(inPortal(null)).toContain('in the card “Shared deal”');
    expect(inPortal('acme.de')).toContain('in the card “Partner attribution”');
    expect(inPortal('acme.de')).toContain('Ada Lind of Alpha GmbH wrote');
  });
});
