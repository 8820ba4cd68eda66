import { describe, expect, it, test } from 'vitest';
import { readDomain } from '#core/domain-key.ts';
import { mailDomainReason } from '#core/mail-domains.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { companyDomains, extraFreeMailDomains } from '#core/source-programme-domains.ts';

function reasonOf(written: string, policy = sourceProgramme.domains): string | null {
  const reading = readDomain(written, policy);
  if (!reading.ok) throw new Error(`${written}: ${reading.reason}`);
  return mailDomainReason(reading.domain, policy);
}

describe('a mailbox provider cannot be claimed', () => {
  test.each([
    'gmx.de',
    'gmx.net',
    'gmx.at',
    'gmx.ch',
    'web.de',
    't-online.de',
    'freenet.de',
    'posteo.de',
    'mailbox.org',
    'arcor.de',
    'mail.de',
    'email.de',
    'online.de',
    'bluewin.ch',
    'hispeed.ch',
    'aon.at',
    'kabelmail.de',

    'gmail.com',
    'googlemail.com',
    'outlook.com',
    'outlook.de',
    'hotmail.com',
    'hotmail.de',
    'hotmail.co.uk',
    'live.com',
    'live.de',
    'msn.com',
    'yahoo.com',
    'yahoo.de',
    'yahoo.co.uk',
    'yahoo.se',
    'ymail.com',
    'icloud.com',
    'me.com',
    'mac.com',
    'aol.com',
    'aol.de',
    'proton.me',
    'protonmail.com',
    'pm.me',
    'tutanota.com',
    'tuta.io',
    'fastmail.com',
    'hey.com',
    'zoho.com',
    'orange.fr',
    'libero.it',
    'qq.com',
  ])('%s', (domain) => {
    expect(reasonOf(`somebody@${domain}`)).toBe('free_mail_domain');
  });
});

describe('a disposable address cannot be claimed', () => {
  test.each([
    'mailinator.com',
    '10minutemail.com',
    'trash-mail.com',
    'wegwerfmail.de',
    'yopmail.com',
    'x@guerrillamail.com',
  ])('%s', (domain) => {
    expect(reasonOf(domain)).toBe('disposable_domain');
  });
});

describe('a company is not taken for a mailbox', () => {
  test.each([
    'acme.de',
    'acme.com',
    'acme.co.uk',
    'siemens.de',
    'bmw.de',
    'sap.com',
    'hubspot.com',
    'telekom.de',
    'apple.com',

    'manager.de',
    'pagina.de',
    'facebook.com',
    'alibaba.com',
    'bt.com',
    'mails.de',
    'notgmail.com',
    'gmail-shop.de',
  ])('%s', (domain) => {
    expect(reasonOf(domain)).toBeNull();
  });

  it('nor a placeholder, which the vendor is to see as a fictitious deal', () => {
    expect(['example.com', 'test.de', 'yourdomain.com'].map((domain) => reasonOf(domain))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('the policy', () => {
  it('adds what the lists miss and takes out what they hold wrongly', () => {
    const policy = { extraSharedSuffixes: [], extraFreeMailDomains: ['acme.de'], companyDomains: ['gmx.de'] };
    expect(reasonOf('acme.de', policy)).toBe('free_mail_domain');
    expect(reasonOf('gmx.de', policy)).toBeNull();
  });

  it('names domains as they are read, each once, and none in both lists', () => {
    const named = [...extraFreeMailDomains, ...companyDomains];
    for (const domain of named) expect(readDomain(domain, sourceProgramme.domains)).toMatchObject({ domain });
    expect(new Set(named).size).toBe(named.length);
  });

  it('takes out nothing that the lists would not refuse', () => {
    const policy = { ...sourceProgramme.domains, companyDomains: [] };
    expect(companyDomains.filter((domain) => reasonOf(domain, policy) === null)).toEqual([]);
  });
});
