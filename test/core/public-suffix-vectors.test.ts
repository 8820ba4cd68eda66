import { expect, test } from 'vitest';
import { readDomain } from '#core/domain-key.ts';

/**
 * The Public Suffix List's own test vectors (an input and its registrable domain, or null), private section included.
 * Those for suffixes that are not listed stand apart below, since there we refuse where the list guesses.
 */
const vectors: readonly (readonly [string, string | null])[] = [
  ['', null],
  ['COM', null],
  ['example.COM', 'example.com'],
  ['WwW.example.COM', 'example.com'],
  ['.com', null],
  ['.example', null],
  ['.example.com', null],
  ['.example.example', null],
  ['example', null],
  ['biz', null],
  ['domain.biz', 'domain.biz'],
  ['b.domain.biz', 'domain.biz'],
  ['a.b.domain.biz', 'domain.biz'],
  ['com', null],
  ['example.com', 'example.com'],
  ['b.example.com', 'example.com'],
  ['a.b.example.com', 'example.com'],
  ['uk.com', null],
  ['example.uk.com', 'example.uk.com'],
  ['b.example.uk.com', 'example.uk.com'],
  ['a.b.example.uk.com', 'example.uk.com'],
  ['test.ac', 'test.ac'],
  ['mm', null],
  ['c.mm', null],
  ['b.c.mm', 'b.c.mm'],
  ['a.b.c.mm', 'b.c.mm'],
  ['jp', null],
  ['test.jp', 'test.jp'],
  ['www.test.jp', 'test.jp'],
  ['ac.jp', null],
  ['test.ac.jp', 'test.ac.jp'],
  ['www.test.ac.jp', 'test.ac.jp'],
  ['kyoto.jp', null],
  ['test.kyoto.jp', 'test.kyoto.jp'],
  ['ide.kyoto.jp', null],
  ['b.ide.kyoto.jp', 'b.ide.kyoto.jp'],
  ['a.b.ide.kyoto.jp', 'b.ide.kyoto.jp'],
  ['c.kobe.jp', null],
  ['b.c.kobe.jp', 'b.c.kobe.jp'],
  ['a.b.c.kobe.jp', 'b.c.kobe.jp'],
  ['city.kobe.jp', 'city.kobe.jp'],
  ['www.city.kobe.jp', 'city.kobe.jp'],
  ['ck', null],
  ['test.ck', null],
  ['b.test.ck', 'b.test.ck'],
  ['a.b.test.ck', 'b.test.ck'],
  ['www.ck', 'www.ck'],
  ['www.www.ck', 'www.ck'],
  ['us', null],
  ['test.us', 'test.us'],
  ['www.test.us', 'test.us'],
  ['ak.us', null],
  ['test.ak.us', 'test.ak.us'],
  ['www.test.ak.us', 'test.ak.us'],
  ['k12.ak.us', null],
  ['test.k12.ak.us', 'test.k12.ak.us'],
  ['www.test.k12.ak.us', 'test.k12.ak.us'],
  ['食狮.com.cn', 'xn--85x722f.com.cn'],
  ['食狮.公司.cn', 'xn--85x722f.xn--55qx5d.cn'],
  ['www.食狮.公司.cn', 'xn--85x722f.xn--55qx5d.cn'],
  ['shishi.公司.cn', 'shishi.xn--55qx5d.cn'],
  ['公司.cn', null],
  ['食狮.中国', 'xn--85x722f.xn--fiqs8s'],
  ['www.食狮.中国', 'xn--85x722f.xn--fiqs8s'],
  ['shishi.中国', 'shishi.xn--fiqs8s'],
  ['中国', null],
  ['xn--85x722f.com.cn', 'xn--85x722f.com.cn'],
  ['xn--85x722f.xn--55qx5d.cn', 'xn--85x722f.xn--55qx5d.cn'],
  ['www.xn--85x722f.xn--55qx5d.cn', 'xn--85x722f.xn--55qx5d.cn'],
  ['shishi.xn--55qx5d.cn', 'shishi.xn--55qx5d.cn'],
  ['xn--55qx5d.cn', null],
  ['xn--85x722f.xn--fiqs8s', 'xn--85x722f.xn--fiqs8s'],
  ['www.xn--85x722f.xn--fiqs8s', 'xn--85x722f.xn--fiqs8s'],
  ['shishi.xn--fiqs8s', 'shishi.xn--fiqs8s'],
  ['xn--fiqs8s', null],
];

test.each(vectors)('the list says that the registrable domain of %j is %j', (input, expected) => {
  const reading = readDomain(input, { extraSharedSuffixes: [] });
  expect(reading.ok ? reading.domain : null).toBe(expected);
});

test.each(['example.example', 'b.example.example', 'a.b.example.example', 'test.local'])(
  '%s lies under no suffix of the list and is refused, where the list would guess',
  (input) => {
    expect(readDomain(input, { extraSharedSuffixes: [] })).toEqual({ ok: false, reason: 'unknown_suffix' });
  },
);
