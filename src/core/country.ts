/**
 * Countries as CRMs hold them: a name in somebody's language, or a code. ISO 3166 alpha-2 is what decides (routing) and
 * what the form offers.
 */
const languages = ['en', 'de', 'fr', 'es'] as const;
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Codes that have a display name but are no country. */
const notCountries = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO']);

/** Old or second codes of a country that has another one. */
const duplicates = new Set([
  'UK',
  'FX',
  'SU',
  'DD',
  'YU',
  'CS',
  'BU',
  'TP',
  'ZR',
  'AN',
  'NT',
  'YD',
  'VD',
  'DY',
  'HV',
  'NH',
  'RH',
]);

const everydayNames: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  usa: 'US',
  'united states of america': 'US',
  'vereinigte staaten von amerika': 'US',
  holland: 'NL',
  'czech republic': 'CZ',
  tschechei: 'CZ',
  großbritannien: 'GB',
};

function isCountry(code: string, name: string | undefined): name is string {
  return name !== undefined && name !== code && !notCountries.has(code) && !duplicates.has(code);
}

function countriesByName(): Map<string, string> {
  const byName = new Map<string, string>();
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    for (const first of letters) {
      for (const second of letters) {
        const code = first + second;
        const name = names.of(code);
        if (isCountry(code, name)) byName.set(name.toLocaleLowerCase(language), code);
      }
    }
  }
  return byName;
}

let byName: Map<string, string> | undefined;

/** The ISO code of what stands in a CRM's country field; null where it names no country that we know. */
export function countryCode(text: string | null): string | null {
  const written = (text ?? '').trim().toLowerCase();
  if (written === '') return null;
  byName ??= countriesByName();
  const code = everydayNames[written] ?? byName.get(written);
  if (code !== undefined) return code;
  const upper = written.toUpperCase();
  return [...byName.values()].includes(upper) ? upper : null;
}
