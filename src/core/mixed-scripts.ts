/**
 * Scripts that a name may be written in alone. Japanese and Korean mix several by nature and count as one each. A name
 * in a script that is missing here is shown with its punycode, which is the safe side.
 */
const writings = [
  /^[\p{scx=Latin}]*$/u,
  /^[\p{scx=Greek}]*$/u,
  /^[\p{scx=Cyrillic}]*$/u,
  /^[\p{scx=Armenian}]*$/u,
  /^[\p{scx=Georgian}]*$/u,
  /^[\p{scx=Hebrew}]*$/u,
  /^[\p{scx=Arabic}]*$/u,
  /^[\p{scx=Devanagari}]*$/u,
  /^[\p{scx=Bengali}]*$/u,
  /^[\p{scx=Gujarati}]*$/u,
  /^[\p{scx=Gurmukhi}]*$/u,
  /^[\p{scx=Tamil}]*$/u,
  /^[\p{scx=Telugu}]*$/u,
  /^[\p{scx=Kannada}]*$/u,
  /^[\p{scx=Malayalam}]*$/u,
  /^[\p{scx=Sinhala}]*$/u,
  /^[\p{scx=Thai}]*$/u,
  /^[\p{scx=Lao}]*$/u,
  /^[\p{scx=Khmer}]*$/u,
  /^[\p{scx=Myanmar}]*$/u,
  /^[\p{scx=Ethiopic}]*$/u,
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]*$/u,
  /^[\p{scx=Han}\p{scx=Hangul}]*$/u,
  /^[\p{scx=Han}\p{scx=Bopomofo}]*$/u,
];

/**
 * Whether a name mixes scripts, its suffix included: 'аррӏе.com' is all Cyrillic before a Latin suffix, and that is
 * just the name which passes for another. Digits, hyphens and accents belong to every script.
 */
export function hasMixedScripts(unicode: string): boolean {
  const letters = unicode.replaceAll(/[\p{sc=Common}\p{sc=Inherited}]/gu, '');
  return !writings.some((writing) => writing.test(letters));
}
