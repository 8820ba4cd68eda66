import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyNameKey } from '#core/company-name.ts';

describe('names that may be one company’s', () => {
  it.each([
    ['case', ['Acme', 'ACME', 'acme']],
    ['legal forms', ['Acme', 'Acme GmbH', 'Acme Ltd', 'Acme, Inc.', 'Acme SAS', 'Acme Limited', 'Acme LLC']],
    [
      'legal forms with dots',
      ['Acme AG', 'Acme A.G.', 'Acme S.L.', 'Acme B.V.', 'Acme S. p. A.', 'Acme S.p.A.'],
    ],
    [
      'legal forms of several words',
      ['Acme', 'Acme GmbH & Co. KG', 'Acme Sp. z o.o.', 'Acme Sp. z o. o.', 'Acme Pty Ltd'],
    ],
    [
      'legal forms in full',
      ['Acme', 'Acme Gesellschaft mit beschränkter Haftung', 'Acme UG (haftungsbeschränkt)'],
    ],
    ['the slashed forms of the North', ['Norden A/S', 'Norden AS', 'Norden']],
    ['umlauts, written out or left out', ['Müller', 'Mueller', 'Muller', 'MÜLLER GmbH']],
    ['sharp s', ['Weiß Bau', 'Weiss Bau']],
    ['other accents', ['Société Générale', 'Societe Generale']],
    ['letters that have no accent to lose', ['Łódź Øst', 'Lodz Ost']],
    ['composed and decomposed letters', ['Müller', 'Müller']],
    ['punctuation and spaces', ['T-Mobile', 'T Mobile', 'TMobile', 'T’Mobile']],
    ['joining words', ['Meier & Söhne', 'Meier und Söhne', 'Meier + Soehne', 'Meier and Söhne']],
    ['the English article', ['The Body Works Company', 'Body Works']],
    ['full-width letters', ['Ａｃｍｅ', 'Acme']],
  ])('do not differ by %s', (_what, names) => {
    expect(new Set(names.map(companyNameKey))).toEqual(new Set([companyNameKey(names[0] ?? '')]));
    expect(companyNameKey(names[0] ?? '')).not.toBeNull();
  });

  it.each([
    ['Acme', 'Acme Tools'],
    ['Acme 1', 'Acme 2'],
    ['SAS', 'SAP SE'],
    ['カメラ', 'ガメラ'],
    ['Нева', 'Неваляшка'],
    ['株式会社みらい', '株式会社さくら'],
  ])('%s is not %s', (one, other) => {
    expect(companyNameKey(one)).not.toBe(companyNameKey(other));
  });
});

describe('the key of a name', () => {
  it('keeps one word, even where it is a legal form', () => {
    expect(companyNameKey('SAS')).toBe('sas');
    expect(companyNameKey('Co. GmbH')).toBe('co');
  });

  it('takes a legal form off the end only', () => {
    expect(companyNameKey('AG Insurance')).toBe('aginsurance');
  });

  it.each(['', '   ', '...', '&', '–'])('is null where %j names nobody', (name) => {
    expect(companyNameKey(name)).toBeNull();
  });

  it('comes of any text, and is the same for it whatever its case and surrounding spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = companyNameKey(name);
        expect(key).not.toBe('');
        expect(companyNameKey(` ${name} `)).toBe(key);
      }),
    );
  });
});
