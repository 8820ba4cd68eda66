import { describe, expect, it } from 'vitest';
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
