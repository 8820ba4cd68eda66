/**
 * When two companies may be called the same: case, accents, punctuation and the legal form do not tell them apart. It finds
 * what a person should look at (a prospect that stands twice under two domains), and decides nothing, so that it rather
 * finds one too many: 'Müller', 'Mueller' and 'Muller' are one name, 'Acme Soft' and 'Acmesoft' as well. Keys are stored
 * with the mirrored companies; a change of this rule needs the mirror to be written again.
 */

/** Tokens that only say which kind of company it is, as they are left by `tokensOf`, their parts joined. */
const legalForms = new Set(
  [
    // Germany, Austria, Switzerland
    'gmbh ggmbh mbh gesmbh ag se kg kgaa ohg gbr ek ekfm ekfr ev eg partg partgmbb mbb ug haftungsbeschrankt co',
    'aktiengesellschaft kommanditgesellschaft gesellschaftmitbeschrankterhaftung stiftung',
    // English-speaking countries
    'inc incorporated corp corporation company ltd limited plc llc llp lp pllc pty pte pvt private cic',
    // Romance languages
    'sa sas sasu sarl eurl snc sci scop spa srl srls sapa sl slu slne sc scoop sau lda ltda sgps cv sadecv',
    // Low Countries and the North
    'bv nv vof bvba sprl srl ab hb oy oyj ky as asa aps is ans',
    // Central and Eastern Europe, Turkey
    'spzoo spolkazoo sro spolsro kft zrt nyrt bt doo dd ad ood eood jsc cjsc ooo oao zao ao uab sia ou tov',
    'ltdsti anonimsirketi',
    // Asia
    'kk gk bhd sdn sdnbhd tbk',
  ].flatMap((forms) => forms.split(' ')),
);

/** The longest legal form has this many words: 'Gesellschaft mit beschränkter Haftung'. */
const longestForm = 4;

/** Words that join parts of a name and are as often written as a sign. */
const joiningWords = new Set(['and', 'und', 'et']);

/** Latin letters that no accent makes of another; German umlauts are written out by some and left out by others. */
const otherLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll(/[ßæœøđðłıþ]/g, (letter) => otherLetters[letter] ?? letter)
    .replaceAll(/([aou])e/g, '$1');
}

/** Words without dots and apostrophes. Single letters in a row belong together: 'S. p. A.' is 'spa'. */
function tokensOf(name: string): string[] {
  const words = plainLetters(name)
    .replaceAll(/[.'’`´]/g, (sign, at: number, text: string) =>
      sign === '.' && /\s/.test(text[at + 1] ?? ' ') ? ' ' : '',
    )
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !joiningWords.has(word));
  const tokens: string[] = [];
  let letters = '';
  for (const word of words) {
    if (word.length === 1) {
      letters += word;
      continue;
    }
    if (letters !== '') tokens.push(letters);
    letters = '';
    tokens.push(word);
  }
  if (letters !== '') tokens.push(letters);
  return tokens;
}

/** One word of the name always stays, even where it looks like a legal form ('SAS'). */
function withoutLegalForms(tokens: readonly string[]): readonly string[] {
  let rest = tokens;
  for (let words = longestForm; words > 0;) {
    const found = rest.length > words && legalForms.has(rest.slice(-words).join(''));
    if (found) rest = rest.slice(0, -words);
    // After one was taken off, a longer one may end the name: 'GmbH & Co. KG'.
    words = found ? longestForm : words - 1;
  }
  return rest;
}

/** The same for names that may be one; null where nothing of the name tells companies apart. */
export function companyNameKey(name: string): string | null {
  const tokens = withoutLegalForms(tokensOf(name));
  const named = tokens.length > 1 && tokens[0] === 'the' ? tokens.slice(1) : tokens;
  const key = named.join('');
  return key === '' ? null : key;
}
