import { describe, expect, it } from 'vitest';
import { columnOf, propertiesOf } from '#devkit/data/columns.ts';
import { tableNames } from '#devkit/data/find-files.ts';
import { standardProperties } from '#devkit/stand-in/standard-properties.ts';

const exported = {
  contacts:
    'Record ID, First Name, Last Name, Email, Phone Number, Job Title, Company Name, Lead Status, Contact owner, Country/Region, Create Date, Associated Company, Associated Company IDs, Associated Company (Primary), Associated Company IDs (Primary)',
  companies:
    'Record ID, Company name, Company Domain Name, Website URL, Company owner, Industry, City, Country/Region, Create Date',
  deals:
    'Record ID, Deal Name, Deal Stage, Pipeline, Amount, Currency, Close Date, Deal owner, Create Date, Associated Company IDs, Associated Contact IDs',
};

const german = {
  contacts:
    'Datensatz-ID, Vorname, Nachname, E-Mail, Telefonnummer, Unternehmensname, Leadstatus, Erstellungsdatum',
  companies:
    'Datensatz-ID, Unternehmensname, Name der Unternehmensdomain, Unternehmensdomain, Website-URL, Zuständige Person für Unternehmen',
  deals:
    'Datensatz-ID, Dealname, Dealphase, Pipeline, Betrag, Währung, Abschlussdatum, Zuständige Person für Deal',
};

describe.each(tableNames)('the columns of %s', (table) => {
  it.each(exported[table].split(', '))('understands HubSpot’s "%s"', (name) => {
    expect(columnOf(table, name)).toBeDefined();
  });

  it.each(german[table].split(', '))('understands the German "%s"', (name) => {
    expect(columnOf(table, name)).toBeDefined();
  });

  it('fills properties that HubSpot has', () => {
    const known = new Set(standardProperties[table].map((property) => property.name));
    expect(propertiesOf(table).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('a column’s name', () => {
  it('counts whatever its case, hyphens and spaces', () => {
    expect(columnOf('contacts', ' e mail ')).toEqual(columnOf('contacts', 'E-Mail'));
    expect(columnOf('deals', 'DEALSTAGE')?.meaning.kind).toBe('stage');
  });

  it('may be HubSpot’s internal name', () => {
    expect(columnOf('companies', 'hubspot_owner_id')).toEqual(columnOf('companies', 'Company owner'));
  });

  it('marks the primary company and links any other label', () => {
    expect(columnOf('contacts', 'Associated Company IDs (Primary)')?.meaning).toMatchObject({
      isPrimary: true,
    });
    expect(columnOf('contacts', 'Associated Company IDs (Billing contact)')?.meaning).toMatchObject({
      kind: 'links',
      isPrimary: false,
    });
  });

  it('is unknown when brackets stand where no label can', () => {
    expect(columnOf('contacts', 'Email (old)')).toBeUndefined();
    expect(columnOf('contacts', 'Shoe size')).toBeUndefined();
  });
});
