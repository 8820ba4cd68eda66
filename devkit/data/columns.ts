import type { TableName } from './find-files.ts';

/** How the text of a cell becomes the value that HubSpot stores. */
export type ValueKind =
  'text' | 'email' | 'number' | 'moment' | 'option' | 'owner' | 'domains' | 'currency' | 'record_id';

export type ColumnMeaning =
  | { readonly kind: 'id' }
  | { readonly kind: 'created_at' }
  | {
      readonly kind: 'property';
      readonly property: string;
      readonly value: ValueKind;
      /** A deal with a wrong or missing amount or day would be false, any other record is only poorer. */
      readonly ifUnreadable: 'row_skipped' | 'value_left_out';
    }
  | { readonly kind: 'pipeline' }
  | { readonly kind: 'stage' }
  | { readonly kind: 'links'; readonly to: TableName; readonly isPrimary: boolean }
  /** Older exports name the company of a contact or deal and give no id. */
  | { readonly kind: 'company_name' };

interface Column {
  readonly meaning: ColumnMeaning;
  readonly english: readonly string[];
  readonly german: readonly string[];
}

const linkNames: Readonly<Record<TableName, { english: string; german: readonly string[] }>> = {
  companies: { english: 'Company', german: ['Unternehmen', 'Unternehmens'] },
  contacts: { english: 'Contact', german: ['Kontakt', 'Kontakte'] },
  deals: { english: 'Deal', german: ['Deal', 'Deals'] },
};

/**
 * The columns of HubSpot's exports. The English names are those of HubSpot's export files. The German ones are
 * written FROM MEMORY of HubSpot's German screens, with the wordings of several years side by side, and have
 * not been checked against a German export; a name that is missing here shows up in the report and is added in
 * this table. A property's internal name (`hubspot_owner_id`) is known without being listed.
 */
const columns: Readonly<Record<TableName, readonly Column[]>> = {
  contacts: [
    recordId(),
    property('firstname', 'text', ['First Name'], ['Vorname']),
    property('lastname', 'text', ['Last Name'], ['Nachname']),
    property('email', 'email', ['Email', 'E-mail', 'Email Address'], ['E-Mail', 'E-Mail-Adresse']),
    property('phone', 'text', ['Phone Number', 'Phone'], ['Telefonnummer', 'Telefon']),
    property('mobilephone', 'text', ['Mobile Phone Number'], ['Mobiltelefonnummer', 'Mobilnummer']),
    property(
      'jobtitle',
      'text',
      ['Job Title'],
      ['Jobbezeichnung', 'Berufsbezeichnung', 'Position', 'Jobtitel'],
    ),
    property(
      'company',
      'text',
      ['Company Name'],
      ['Unternehmensname', 'Name des Unternehmens', 'Unternehmen'],
    ),
    property('website', 'text', ['Website URL'], ['Website-URL', 'Website']),
    property('hs_lead_status', 'option', ['Lead Status'], ['Leadstatus', 'Lead-Status']),
    property('lifecyclestage', 'option', ['Lifecycle Stage'], ['Lifecycle-Phase', 'Lifecycle-Stage']),
    owner(
      ['Contact owner'],
      [
        'Zuständige Person für Kontakt',
        'Zuständige Person für Kontakte',
        'Für Kontakt zuständiger Mitarbeiter',
      ],
    ),
    ...address(),
    createdAt(),
    companyName(),
    ...links('companies'),
    ...links('deals'),
  ],
  companies: [
    recordId(),
    property('name', 'text', ['Company name', 'Name'], ['Unternehmensname', 'Name des Unternehmens']),
    property(
      'domain',
      'text',
      ['Company Domain Name', 'Domain'],
      [
        'Name der Unternehmensdomain',
        'Unternehmensdomain',
        'Domainname des Unternehmens',
        'Domain-Name des Unternehmens',
        'Unternehmens-Domainname',
      ],
    ),
    property('website', 'text', ['Website URL', 'Website'], ['Website-URL']),
    property(
      'hs_additional_domains',
      'domains',
      ['Additional Domains'],
      ['Weitere Domains', 'Zusätzliche Domains'],
    ),
    property('phone', 'text', ['Phone Number', 'Phone'], ['Telefonnummer', 'Telefon']),
    property('industry', 'option', ['Industry'], ['Branche']),
    property(
      'numberofemployees',
      'number',
      ['Number of Employees'],
      ['Anzahl der Mitarbeiter', 'Anzahl der Mitarbeitenden', 'Mitarbeiterzahl', 'Mitarbeiteranzahl'],
    ),
    property('annualrevenue', 'number', ['Annual Revenue'], ['Jahresumsatz']),
    property('description', 'text', ['Description'], ['Beschreibung']),
    property('lifecyclestage', 'option', ['Lifecycle Stage'], ['Lifecycle-Phase', 'Lifecycle-Stage']),
    property(
      'hs_parent_company_id',
      'record_id',
      ['Parent Company', 'Parent Company ID'],
      ['Mutterunternehmen', 'Muttergesellschaft', 'Übergeordnetes Unternehmen'],
    ),
    owner(
      ['Company owner'],
      [
        'Zuständige Person für Unternehmen',
        'Zuständige Person für das Unternehmen',
        'Für Unternehmen zuständiger Mitarbeiter',
      ],
    ),
    ...address(),
    createdAt(),
    ...links('contacts'),
    ...links('deals'),
  ],
  deals: [
    recordId(),
    property('dealname', 'text', ['Deal Name'], ['Dealname', 'Deal-Name', 'Name des Deals']),
    column({ kind: 'stage' }, ['Deal Stage', 'dealstage'], ['Dealphase', 'Deal-Phase', 'Phase des Deals']),
    column({ kind: 'pipeline' }, ['Pipeline'], []),
    property('amount', 'number', ['Amount'], ['Betrag', 'Summe', 'Dealbetrag'], 'row_skipped'),
    property('deal_currency_code', 'currency', ['Currency', 'Currency Code'], ['Währung']),
    property('closedate', 'moment', ['Close Date'], ['Abschlussdatum', 'Abschlusstermin'], 'row_skipped'),
    property('dealtype', 'option', ['Deal Type'], ['Dealtyp', 'Deal-Typ', 'Art des Deals']),
    property('hs_priority', 'option', ['Priority'], ['Priorität']),
    property('hs_next_step', 'text', ['Next step'], ['Nächster Schritt']),
    property('description', 'text', ['Deal Description'], ['Dealbeschreibung', 'Beschreibung des Deals']),
    owner(
      ['Deal owner'],
      ['Zuständige Person für Deal', 'Zuständige Person für Deals', 'Für Deal zuständiger Mitarbeiter'],
    ),
    createdAt(),
    companyName(),
    ...links('companies'),
    ...links('contacts'),
  ],
};

export interface KnownColumn {
  readonly meaning: ColumnMeaning;
  readonly language: 'en' | 'de' | 'both';
}

const known: Readonly<Record<TableName, ReadonlyMap<string, KnownColumn>>> = {
  contacts: indexed(columns.contacts),
  companies: indexed(columns.companies),
  deals: indexed(columns.deals),
};

/**
 * What a column holds; undefined when its name is unknown. Upper and lower case, hyphens and spaces do not count.
 * Of associations any label in brackets is accepted: `… (Primary)` marks the primary one.
 */
export function columnOf(table: TableName, name: string): KnownColumn | undefined {
  const whole = known[table].get(keyOf(name));
  if (whole !== undefined) {
    return whole;
  }
  const [, bare, label] = /^(.+?)\s*\(([^()]+)\)$/.exec(name.trim()) ?? [];
  const labelled = bare === undefined ? undefined : known[table].get(keyOf(bare));
  const isPrimary = /^prim(ary|är)/i.test(label ?? '');
  if (labelled?.meaning.kind === 'links') {
    return { ...labelled, meaning: { ...labelled.meaning, isPrimary } };
  }
  return labelled?.meaning.kind === 'company_name' && isPrimary ? labelled : undefined;
}

/** The properties that a table can fill, for documentation and tests. */
export function propertiesOf(table: TableName): string[] {
  return columns[table].flatMap(({ meaning }) => (meaning.kind === 'property' ? [meaning.property] : []));
}

function column(meaning: ColumnMeaning, english: readonly string[], german: readonly string[]): Column {
  return { meaning, english, german };
}

function property(
  name: string,
  value: ValueKind,
  english: readonly string[],
  german: readonly string[],
  ifUnreadable: 'row_skipped' | 'value_left_out' = 'value_left_out',
): Column {
  return column({ kind: 'property', property: name, value, ifUnreadable }, [name, ...english], german);
}

function owner(english: readonly string[], german: readonly string[]): Column {
  return property('hubspot_owner_id', 'owner', english, german);
}

function recordId(): Column {
  return column({ kind: 'id' }, ['Record ID', 'hs_object_id'], ['Datensatz-ID', 'Datensatz ID']);
}

function createdAt(): Column {
  return column(
    { kind: 'created_at' },
    ['Create Date', 'createdate'],
    ['Erstellungsdatum', 'Erstelldatum', 'Erstellt am'],
  );
}

function companyName(): Column {
  return column(
    { kind: 'company_name' },
    ['Associated Company', 'Primary Associated Company'],
    ['Zugeordnetes Unternehmen', 'Zugehöriges Unternehmen', 'Verknüpftes Unternehmen'],
  );
}

function address(): Column[] {
  return [
    property('address', 'text', ['Street Address'], ['Straße und Hausnummer', 'Straße', 'Adresse']),
    property('city', 'text', ['City'], ['Stadt', 'Ort']),
    property('zip', 'text', ['Postal Code'], ['Postleitzahl', 'PLZ']),
    property('state', 'text', ['State/Region'], ['Bundesland/Region', 'Bundesland']),
    property('country', 'text', ['Country/Region', 'Country'], ['Land/Region', 'Land']),
  ];
}

function links(to: TableName): Column[] {
  const { english, german } = linkNames[to];
  return [
    column(
      { kind: 'links', to, isPrimary: false },
      [`Associated ${english} IDs`, `Associated ${english} ID`],
      german.flatMap((word) =>
        ['Zugeordnete', 'Zugehörige', 'Verknüpfte'].flatMap((how) => [
          `${how} ${word}-IDs`,
          `${how} ${word}-ID`,
        ]),
      ),
    ),
    column(
      { kind: 'links', to, isPrimary: true },
      [`Primary Associated ${english} ID`],
      german.map((word) => `Primär zugeordnete ${word}-ID`),
    ),
  ];
}

function indexed(rows: readonly Column[]): Map<string, KnownColumn> {
  const index = new Map<string, KnownColumn>();
  for (const { meaning, english, german } of rows) {
    const germanKeys = new Set(german.map(keyOf));
    const englishKeys = new Set(english.map(keyOf));
    for (const key of [...englishKeys, ...germanKeys]) {
      const language = !germanKeys.has(key) ? 'en' : englishKeys.has(key) ? 'both' : 'de';
      const other = index.get(key);
      if (other !== undefined && other.meaning !== meaning) {
        throw new Error(`two columns are called ${key}`);
      }
      index.set(key, { meaning, language });
    }
  }
  return index;
}

function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s\-_/\u2010-\u2015]+/g, ' ');
}
