import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDomain } from '#core/domain-key.ts';
import { sourceProgramme } from '#core/source-programme.ts';

const policy = sourceProgramme.domains;

function keyOf(input: string): string {
  const reading = readDomain(input, policy);
  return reading.ok ? reading.domain : `refused: ${reading.reason}`;
}

describe('the key is the registrable domain (story 11)', () => {
  test.each([
    ['shop.acme.co.uk', 'acme.co.uk'],
    ['a.github.io', 'a.github.io'],
    ['b.github.io', 'b.github.io'],
    ['docs.a.github.io', 'a.github.io'],
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['MÜNCHEN.DE', 'xn--mnchen-3ya.de'],
    ['mu\u0308nchen.de', 'xn--mnchen-3ya.de'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['acme.hs-sites.com', 'acme.hs-sites.com'],
    ['info.acme.hs-sites.com', 'acme.hs-sites.com'],
    ['acme.myshopify.com', 'acme.myshopify.com'],
  ])('%s is %s', (input, key) => {
    expect(keyOf(input)).toBe(key);
  });

  it('keeps faß.de and fass.de apart (UTS-46, non-transitional)', () => {
    expect(keyOf('faß.de')).toBe('xn--fa-hia.de');
    expect(keyOf('fass.de')).toBe('fass.de');
  });

  it('tells two customers of one host apart only as long as the suffix is known to be shared', () => {
    expect(readDomain('a.hs-sites.com', { extraSharedSuffixes: [] })).toMatchObject({
      domain: 'hs-sites.com',
    });
    expect(readDomain('a.shared.example.com', { extraSharedSuffixes: ['shared.example.com'] })).toMatchObject(
      {
        domain: 'a.shared.example.com',
      },
    );
  });
});

describe('a name as people type it', () => {
  test.each([
    ['  Acme.DE '],
    ['acme.de.'],
    ['www.acme.de'],
    ['http://acme.de'],
    ['https://www.acme.de/kontakt?x=1#y'],
    ['HTTPS://ACME.DE:8443/'],
    ['//acme.de'],
    ['http:/acme.de'],
    ['acme.de/kontakt'],
    ['acme.de/@somebody'],
    ['acme.de/?mail=a@beta.de'],
    ['acme.de:443'],
    ['acme.de:'],
    ['max@acme.de'],
    ['Max.Muster+x@Mail.Acme.de'],
    ['Max Muster <max@acme.de>'],
    ['mailto:max@acme.de?subject=x'],
    ['https://user:secret@acme.de/'],
    ['https://acme.de\\@evil.com'],
    ['acme。de'],
    ['ａｃｍｅ.de'],
  ])('%j is acme.de', (input) => {
    expect(keyOf(input)).toBe('acme.de');
  });

  it('reads the host behind the user of a URL, not the user that looks like a host', () => {
    expect(keyOf('https://acme.de@evil.com/')).toBe('evil.com');
  });
});

describe('what is no such domain is refused with a reason', () => {
  test.each([
    ['no_domain', ['', '   ', '@', 'https://', '.']],
    [
      'ip_address',
      [
        '192.0.2.1',
        'http://192.0.2.1:80/x',
        '127.1',
        '0x7f.1',
        '１.２.３.４',
        '2001:db8::1',
        '[2001:db8::1]:80',
      ],
    ],
    ['single_label', ['localhost', 'acme', 'intranet/', '1234']],
    [
      'public_suffix',
      ['com', 'de', 'co.uk', 'github.io', 'hs-sites.com', 'www.github.io', 'www.hs-sites.com', 'x.ck'],
    ],
    ['unknown_suffix', ['x.notatld', 'acme.local', 'acme.123', 'acme.internal']],
    [
      'invalid_characters',
      ['foo_bar.de', 'a b.de', 'acme.de, beta.de', 'm%C3%BCnchen.de', 'a＿b.de', 'acme.de:80x', '*.acme.de'],
    ],
    [
      'malformed',
      [
        'a..de',
        '.acme.de',
        '-acme.de',
        'acme-.de',
        'xn--a.de',
        `${'a'.repeat(64)}.de`,
        `${'a.'.repeat(126)}de`,
      ],
    ],
  ])('%s', (reason, inputs) => {
    const refusals = inputs.map((input) => [input, readDomain(input, policy)]);
    expect(refusals).toEqual(inputs.map((input) => [input, { ok: false, reason }]));
  });
});

it('refuses a long text as quickly as a short one', () => {
  const startedAt = performance.now();
  for (const text of [':'.repeat(60_000), '<'.repeat(60_000), '.'.repeat(60_000), 'a:'.repeat(30_000)]) {
    expect(readDomain(`${text}x`, policy).ok).toBe(false);
  }
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

describe('on screen', () => {
  test.each([
    ['xn--mnchen-3ya.de', 'münchen.de', false],
    ['acme.de', 'acme.de', false],
    ['παράδειγμα.ελ', 'παράδειγμα.ελ', false],
    ['пример.рф', 'пример.рф', false],
    ['аррӏе.com', 'аррӏе.com', true],
    ['pаypal.com', 'pаypal.com', true],
    ['例え.テスト.jp', 'テスト.jp', true],
  ])('%s is %s, with its punycode beside it: %s', (input, unicode, mixedScripts) => {
    expect(readDomain(input, policy)).toMatchObject({ ok: true, unicode, mixedScripts });
  });
});

describe('properties of a key', () => {
  const inner = fc.string({ unit: fc.constantFrom(...'abcxyz019-'), maxLength: 20 });
  const edge = fc.constantFrom(...'abcxyz019');
  const label = fc
    .oneof(
      edge,
      fc.tuple(edge, inner, edge).map((parts) => parts.join('')),
    )
    .filter((text) => !text.startsWith('xn--'));
  const unicodeLabel = fc.string({
    unit: fc.constantFrom(...'aoszäößéłøñçаеопя', ...'αω日本'),
    minLength: 1,
    maxLength: 15,
  });
  const suffix = fc.constantFrom(
    'de',
    'com',
    'co.uk',
    'github.io',
    'hs-sites.com',
    'com.br',
    'рф',
    'kobe.jp',
  );
  const domain = fc.tuple(fc.oneof(label, unicodeLabel), suffix).map((parts) => parts.join('.'));

  it('reading a key, or its form on screen, gives the same key', () => {
    fc.assert(
      fc.property(domain, (input) => {
        const reading = readDomain(input, policy);
        fc.pre(reading.ok);
        expect(readDomain(reading.domain, policy)).toEqual(reading);
        expect(readDomain(reading.unicode, policy)).toEqual(reading);
      }),
    );
  });

  it('every subdomain, URL and address of a key has that key', () => {
    fc.assert(
      fc.property(domain, label, label, (input, host, mailbox) => {
        const key = keyOf(input);
        fc.pre(!key.startsWith('refused'));
        expect(keyOf(`${host}.${key}`)).toBe(key);
        expect(keyOf(`https://www.${key}:8080/${mailbox}?q=${host}`)).toBe(key);
        expect(keyOf(`${mailbox}@${host}.${key}`)).toBe(key);
        expect(keyOf(` ${key.toUpperCase()}. `)).toBe(key);
      }),
    );
  });

  it('whatever comes in is refused or has a key of at least two labels of lower-case letters, digits and hyphens', () => {
    const anyCharacter = fc
      .oneof(fc.nat(0x7f), fc.nat(0xffff), fc.nat(0x10ffff))
      .map((codePoint) => String.fromCodePoint(codePoint));
    const text = fc.string({ unit: anyCharacter, maxLength: 12 });
    const garbled = fc.tuple(text, domain, text).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, garbled), (input) => {
        expect(keyOf(input)).toMatch(
          /^(?:refused: [a-z_]+|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*)$/,
        );
      }),
      { numRuns: 500 },
    );
  });
});
