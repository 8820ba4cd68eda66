import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataFolder } from '#devkit/data/read-folder.ts';
import type { DataFolder } from '#devkit/data/read-folder.ts';
import { startStandIn } from '#devkit/stand-in/stand-in.ts';

const folder = fileURLToPath(new URL('../../support/exports', import.meta.url));
const german = 'Gründerwerk Agentur';

let data: DataFolder;
beforeAll(async () => {
  data = await readDataFolder(folder, { today: '2026-11-24' });
});

function portal(portalId: number) {
  const found = data.portals.find((candidate) => candidate.portalId === portalId);
  if (found === undefined) {
    throw new Error(`there is no portal ${portalId}`);
  }
  return found;
}

function idsFrom(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

describe('a folder of messy exports', () => {
  it('loads every sound row of the German files', () => {
    const { companies, contacts, deals } = portal(30551100);
    expect(companies?.map((company) => [company.id, company.properties['name']])).toEqual([
      ['91001', 'Kupferhof Brauerei'],
      ['91002', 'Äpfel & Söhne OG'],
      ['91010', 'Ohne Nummer KG'],
      ['91007', 'Grosswil Uhren AG'],
      ['91009', 'Zuletzt GmbH'],
      ['90951', 'Dachstein Räder GmbH'],
      ['90952', 'Halverson Boote Import'],
      ['90953', 'Mühlbach Gerberei KG'],
      ['90954', 'Steirer Kürbiskernhof'],
      ['90955', 'Ostwind Systeme'],
      ['90956', 'Webbude'],
      ['90957', 'Ankerhof Reederei'],
      ['90958', 'Ohne Domain OHG'],
    ]);
    const lost = { contacts: '90003', deals: '92003' };
    expect(contacts?.map(({ id }) => id)).toEqual(idsFrom(90001, 90013).filter((id) => id !== lost.contacts));
    expect(deals?.map(({ id }) => id)).toEqual(idsFrom(92001, 92012).filter((id) => id !== lost.deals));
  });

  it('reads German numbers, dates and quoted line breaks', () => {
    const [brewery] = portal(30551100).companies ?? [];
    expect(brewery).toMatchObject({
      createdAt: '2026-03-14T08:30:00.000Z',
      properties: {
        annualrevenue: '1250000.5',
        description: 'Familienbrauerei\r\nseit 1904; exportiert nach Österreich',
      },
    });
    expect(portal(30551100).deals?.map((deal) => deal.properties['amount'])).toEqual([
      '12500.75',
      '2000',
      '900',
      '4200',
      '6000',
      '18000',
      '3300',
      '2750.5',
      '22000',
      undefined,
      '9900',
    ]);
  });

  it('reports each fault with its file and line', () => {
    const places = data.report.map(({ file, line, effect }) => `${file}:${line ?? '-'} ${effect}`);
    expect(places).toEqual([
      'Ostwind Systeme/companies.csv:1 noted',
      'Ostwind Systeme/contacts.csv:1 noted',
      'Ostwind Systeme/deals.csv:1 noted',
      `${german}/companies.csv:1 noted`,
      `${german}/companies.csv:5 row_skipped`,
      `${german}/companies.csv:6 noted`,
      `${german}/companies.csv:6 value_left_out`,
      `${german}/companies.csv:6 value_left_out`,
      `${german}/companies.csv:7 row_skipped`,
      `${german}/companies.csv:8 row_skipped`,
      `${german}/companies.csv:10 row_skipped`,
      `${german}/contacts.csv:1 noted`,
      `${german}/contacts.csv:4 row_skipped`,
      `${german}/contacts.csv:5 value_left_out`,
      `${german}/contacts.csv:6 value_left_out`,
      `${german}/deals.csv:3 noted`,
      `${german}/deals.csv:4 row_skipped`,
      `${german}/deals.csv:5 noted`,
      '30551207/hubspot-crm-exports-all-companies-2026-03-14.csv:1 noted',
      'alte-exporte:- noted',
    ]);
  });

  it('reads HubSpot’s own file names, American dates and the newer association columns', () => {
    const { companies, contacts } = portal(30551207);
    expect(
      companies?.slice(0, 2).map((company) => [company.createdAt, company.properties['numberofemployees']]),
    ).toEqual([
      ['2026-03-14T14:30:00.000Z', '1250'],
      ['2025-12-02T05:05:00.000Z', '18'],
    ]);
    expect(contacts?.slice(0, 2).map((contact) => contact.associations)).toEqual([
      [
        { to: 'companies', id: '18273645501', primary: true },
        { to: 'companies', id: '18273645502' },
      ],
      [{ to: 'companies', id: '18273645502', primary: true }],
    ]);
  });

  it('reads American amounts', () => {
    expect(portal(30551207).deals?.map((deal) => deal.properties['amount'])).toEqual([
      '4500',
      '12000',
      '30000',
      '2100.5',
      '88000',
      undefined,
    ]);
  });

  it('reads what Excel saves as Unicode text, and links by the company’s name', () => {
    const { companies, contacts } = portal(30551314);
    expect(companies?.map(({ properties }) => properties['name'])).toEqual([
      'Halverson Boatworks Benelux',
      'Zaanse Lichtfabriek',
    ]);
    expect(contacts?.[1]?.associations).toEqual([{ to: 'companies', id: '81002', primary: true }]);
  });

  it('reads the umlauts of an old Windows export', () => {
    expect(portal(8800123).companies?.[1]?.properties).toMatchObject({
      name: 'Müllerei Käferberg',
      domain: 'käferberg-müllerei.ch',
    });
  });

  it('is accepted by the stand-in', async () => {
    const standIn = await startStandIn({
      portals: data.portals.map((seed) => ({ ...seed, token: `pat-${seed.portalId}` })),
    });
    const linked = standIn.portal(30551207).associatedIds('contacts', '55501', 'companies');
    await standIn.close();
    expect(linked).toEqual(['18273645501', '18273645502']);
  });

  it('knows who has left', () => {
    expect(portal(30551100).owners).toContainEqual(
      expect.objectContaining({ lastName: 'Brömme', archived: true }),
    );
  });
});
