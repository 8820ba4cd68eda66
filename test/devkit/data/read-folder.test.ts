import { describe, expect, it } from 'vitest';
import { describeReport } from '#devkit/data/data-report.ts';
import { readDataFolder } from '#devkit/data/read-folder.ts';
import { aDataFolder, aProgramme } from './a-data-folder.ts';

const today = '2026-11-24';
const programme = JSON.stringify(aProgramme);

async function readPartner(files: Readonly<Record<string, string>>) {
  const paths = Object.entries(files).map(([name, text]) => [`601/${name}`, text] as const);
  const data = await readDataFolder(
    await aDataFolder({ 'programme.json': programme, ...Object.fromEntries(paths) }),
    { today },
  );
  const portal = data.portals.find((candidate) => candidate.portalId === 601);
  if (portal === undefined) {
    throw new Error('the partner’s portal is missing');
  }
  return {
    ...data,
    portal,
    contacts: portal.contacts ?? [],
    companies: portal.companies ?? [],
    deals: portal.deals ?? [],
  };
}

describe('reading a data folder', () => {
  it('gives the same records whatever the order of the columns', async () => {
    const one = await readPartner({
      'contacts.csv':
        'Record ID,Email,First Name,Contact owner\n7,i@halverson-boatworks.com,Ingrid,Ray Okafor\n',
    });
    const other = await readPartner({
      'contacts.csv':
        'Contact owner,First Name,Record ID,Email\nRay Okafor,Ingrid,7,i@halverson-boatworks.com\n',
    });
    expect(other.contacts).toEqual(one.contacts);
    expect(one.contacts[0]?.properties).toMatchObject({
      email: 'i@halverson-boatworks.com',
      firstname: 'Ingrid',
    });
  });

  it('reports a bad row with its line, skips it, and loads the rest', async () => {
    const { companies, report, counts } = await readPartner({
      'companies.csv': 'Record ID,Company name\n1,One\nx2,Two\n3,"Three\n4,Four\n4,Four again\n5,Five\n',
    });
    expect(companies.map((company) => company.properties['name'])).toEqual(['One', 'Four', 'Five']);
    expect(report.map(({ file, line, effect }) => [file, line, effect])).toEqual([
      ['601/companies.csv', 3, 'row_skipped'],
      ['601/companies.csv', 4, 'row_skipped'],
      ['601/companies.csv', 6, 'row_skipped'],
    ]);
    expect(counts[1]?.tables.companies).toEqual({ loaded: 3, skipped: 3 });
  });

  it('skips a deal whose amount or close date cannot be read, and keeps a company without its headcount', async () => {
    const { deals, companies, report } = await readPartner({
      'deals.csv':
        'Record ID,Deal Name,Amount,Close Date\n1,A,much,\n2,B,5,someday\n3,C,"1,250.50",2026-12-24\n',
      'companies.csv': 'Record ID,Company name,Number of Employees\n1,One,about 50\n',
    });
    expect(deals.map((deal) => deal.properties)).toEqual([
      {
        dealname: 'C',
        amount: '1250.5',
        closedate: '2026-12-24T00:00:00.000Z',
        pipeline: 'default',
        dealstage: 'appointmentscheduled',
      },
    ]);
    expect(companies[0]?.properties).toEqual({ name: 'One' });
    expect(report.map(({ column, line, effect }) => [column, line, effect])).toEqual([
      ['Number of Employees', 2, 'value_left_out'],
      ['Amount', 2, 'row_skipped'],
      ['Close Date', 3, 'row_skipped'],
    ]);
  });

  it('makes an id above all others for a row without one', async () => {
    const { contacts, report } = await readPartner({
      'contacts.csv': 'Record ID,First Name\n,Ann\n40,Bea\n,Cleo\n',
    });
    expect(contacts.map((contact) => contact.id)).toEqual(['41', '40', '42']);
    expect(report.map(({ line, effect }) => [line, effect])).toEqual([
      [2, 'noted'],
      [4, 'noted'],
    ]);
  });

  it('makes ids in the order of the rows where the export has none, and says so once', async () => {
    const { contacts, report } = await readPartner({ 'contacts.csv': 'First Name\nAnn\nBea\n' });
    expect(contacts.map((contact) => contact.id)).toEqual(['1', '2']);
    expect(report).toHaveLength(1);
  });

  it('keeps the first of two contacts with one e-mail', async () => {
    const { contacts, report } = await readPartner({
      'contacts.csv': 'Record ID,Email\n1,Ann@halverson-boatworks.com\n2,ann@HALVERSON-boatworks.com\n',
    });
    expect(contacts).toMatchObject([{ id: '1', properties: { email: 'ann@halverson-boatworks.com' } }]);
    expect(report).toMatchObject([{ line: 3, effect: 'row_skipped' }]);
  });

  it('names unknown columns and does not read them', async () => {
    const { contacts, report } = await readPartner({
      'contacts.csv': 'Record ID,Shoe size,First Name,Star sign\n1,44,Ann,Leo\n',
    });
    expect(contacts[0]?.properties).toEqual({ firstname: 'Ann' });
    expect(report.map((entry) => entry.fault)).toEqual([
      'Columns that are not read: "Shoe size", "Star sign".',
    ]);
  });

  it('takes the first of two columns with one meaning', async () => {
    const { contacts, report } = await readPartner({
      'contacts.csv': 'Record ID,Email,E-mail\n1,ann@halverson-boatworks.com,other@halverson-boatworks.com\n',
    });
    expect(contacts[0]?.properties).toEqual({ email: 'ann@halverson-boatworks.com' });
    expect(report.map((entry) => entry.fault)).toEqual(['Columns that are not read: "E-mail".']);
  });

  it('links several ids of a cell, with the primary company marked', async () => {
    const { contacts } = await readPartner({
      'companies.csv': 'Record ID,Company name\n11,One\n12,Two\n13,Three\n',
      'contacts.csv': 'Record ID,Associated Company IDs,Associated Company IDs (Primary)\n1,11; 12;13,12\n',
    });
    expect(contacts[0]?.associations).toEqual([
      { to: 'companies', id: '11' },
      { to: 'companies', id: '12', primary: true },
      { to: 'companies', id: '13' },
    ]);
  });

  it('links by the company’s name where the export gives no id and one company has that name', async () => {
    const { contacts } = await readPartner({
      'companies.csv': 'Record ID,Company name\n11,One\n12,Twin\n13,Twin\n',
      'contacts.csv': 'Record ID,Associated Company\n1,one\n2,Twin\n3,Nobody\n',
    });
    expect(contacts.map((contact) => contact.associations)).toEqual([
      [{ to: 'companies', id: '11', primary: true }],
      undefined,
      undefined,
    ]);
  });

  it('drops links to records that no file brings, and says so once per file', async () => {
    const { deals, report } = await readPartner({
      'companies.csv': 'Record ID,Company name\n11,One\n',
      'deals.csv': 'Record ID,Associated Company IDs,Associated Contact IDs\n1,11;99,5\n2,98,6\n',
    });
    expect(deals.map((deal) => deal.associations)).toEqual([[{ to: 'companies', id: '11' }], undefined]);
    expect(report.map(({ line, fault }) => [line, fault])).toEqual([
      [2, '2 links to companies that are not in 601/companies.csv.'],
      [2, '2 links to contacts, of which there is no file.'],
    ]);
  });

  it('finds owners by e-mail, by name and by both, and makes those whom nobody named', async () => {
    const { portal, contacts, defaults } = await readPartner({
      'contacts.csv':
        'Record ID,Contact owner\n1,Ray Okafor\n2,RAY@lumen-partnerhouse.com\n3,Ray Okafor <ray@lumen-partnerhouse.com>\n4,"Okafor, Ray"\n5,Ása Þór\n6,new.person@lumen-partnerhouse.com\n7,Old Hand (Deactivated User)\n8,Ása Þór\n',
    });
    const ids = contacts.map((contact) => contact.properties['hubspot_owner_id']);
    expect(new Set(ids.slice(0, 4)).size).toBe(1);
    expect(ids[4]).toBe(ids[7]);
    expect(portal.owners.map((owner) => [owner.firstName, owner.lastName, owner.archived ?? false])).toEqual([
      ['Ray', 'Okafor', false],
      ['Ása', 'Þór', false],
      ['New', 'Person', false],
      ['Old', 'Hand', true],
    ]);
    expect(defaults.join()).toContain('new.person@lumen-partnerhouse.com');
  });

  it('gives owners the same numbers at every start, whatever else the files hold', async () => {
    const one = await readPartner({ 'contacts.csv': 'Record ID,Contact owner\n1,Kai Brömme\n' });
    const other = await readPartner({
      'contacts.csv': 'Record ID,Contact owner\n1,Zoe First\n2,Kai Brömme\n',
    });
    const kai = one.portal.owners.find((owner) => owner.firstName === 'Kai');
    expect(other.portal.owners).toContainEqual(kai);
  });

  it.each([
    ['Closed Won', 'closedwon'],
    ['closedwon', 'closedwon'],
    ['Closed Won (Sales Pipeline)', 'closedwon'],
    ['Vertrag gesendet', 'contractsent'],
    ['', 'appointmentscheduled'],
  ])('finds the stage "%s"', async (cell, stage) => {
    const { deals, report } = await readPartner({ 'deals.csv': `Record ID,Deal Stage\n1,${cell}\n` });
    expect(deals[0]?.properties).toEqual({ pipeline: 'default', dealstage: stage });
    expect(report).toEqual([]);
  });

  it('keeps a deal of an unknown stage and pipeline in the first stage, and reports both', async () => {
    const { deals, report } = await readPartner({
      'deals.csv': 'Record ID,Deal Stage,Pipeline\n1,Cold call,Renewals\n',
    });
    expect(deals[0]?.properties).toEqual({ pipeline: 'default', dealstage: 'appointmentscheduled' });
    expect(report.map(({ column, effect }) => [column, effect])).toEqual([
      ['Pipeline', 'noted'],
      ['Deal Stage', 'noted'],
    ]);
  });

  it('adds rare currencies to those of the portal', async () => {
    const { portal } = await readPartner({
      'deals.csv': 'Record ID,Amount,Currency\n1,5,Japanese Yen (JPY)\n',
    });
    expect(portal.currencies).toContain('JPY');
  });

  it('stores options by their value, whether the export has the value or the label', async () => {
    const { contacts } = await readPartner({
      'contacts.csv':
        'Record ID,Lead Status\n1,Attempted to Contact\n2,ATTEMPTED_TO_CONTACT\n3,Our own status\n',
    });
    expect(contacts.map((contact) => contact.properties['hs_lead_status'])).toEqual([
      'ATTEMPTED_TO_CONTACT',
      'ATTEMPTED_TO_CONTACT',
      'Our own status',
    ]);
  });

  it('says when a file tells nothing', async () => {
    const { report } = await readPartner({ 'contacts.csv': 'Shoe size\n44\n', 'companies.csv': '' });
    expect(report.map((entry) => entry.fault)).toEqual([
      'The file is empty.',
      'None of its columns is known, so nothing is read: "Shoe size".',
    ]);
  });

  it('tells how far it is in each file', async () => {
    const folder = await aDataFolder({
      'programme.json': programme,
      '601/contacts.csv': `Record ID\n${Array.from({ length: 1500 }, (_, index) => `${index + 1}\n`).join('')}`,
    });
    const told: string[] = [];
    await readDataFolder(folder, {
      today,
      onProgress: ({ file, rowsRead }) => told.push(`${file} ${rowsRead}`),
    });
    expect(told).toEqual(['601/contacts.csv 1000', '601/contacts.csv 1501']);
  });

  it('makes the people whom the programme names and no portal lists', async () => {
    const roles = [{ email: 'ole.jansen@ostwind-systemhaus.de', roles: ['direct_rep'] }];
    const folder = await aDataFolder({ 'programme.json': JSON.stringify({ ...aProgramme, roles }) });
    const { portals, defaults } = await readDataFolder(folder, { today });
    expect(portals[0]?.owners).toContainEqual(
      expect.objectContaining({ firstName: 'Ole', lastName: 'Jansen' }),
    );
    expect(defaults.join()).toContain('ole.jansen@ostwind-systemhaus.de');
  });

  it('reports a folder that belongs to no portal', async () => {
    const folder = await aDataFolder({ 'programme.json': programme, 'old/contacts.csv': 'Record ID\n1\n' });
    expect((await readDataFolder(folder, { today })).report).toMatchObject([{ file: 'old' }]);
  });

  it('refuses a folder that is missing or holds nothing', async () => {
    await expect(readDataFolder('/no/such/folder', { today })).rejects.toThrow(
      'There is no folder /no/such/folder.',
    );
    await expect(readDataFolder(await aDataFolder({}), { today })).rejects.toThrow(
      'neither a programme.json',
    );
  });
});

describe('a folder without programme.json', () => {
  it('is one vendor, and a partner per folder, and says what it assumed', async () => {
    const folder = await aDataFolder({
      'vendor/companies.csv': 'Record ID,Company name,Company owner\n1,One,Max Größe\n',
      '30551207/contacts.csv': 'Record ID,First Name\n1,Ann\n',
      'Gründer Werk/contacts.csv': 'Datensatz-ID;Vorname\n1;Ute\n',
      'Gründer Werk/deals.csv': 'Datensatz-ID;Betrag;Währung\n1;5;CHF\n',
    });
    const logged: string[] = [];
    const {
      programme: made,
      portals,
      defaults,
    } = await readDataFolder(folder, { today, log: (line) => logged.push(line) });
    expect(made.partners).toMatchObject([
      { id: '30551207', portals: [{ portalId: 30551207, language: 'en', currency: 'EUR' }] },
      { name: 'Gründer Werk', portals: [{ language: 'de', currency: 'CHF' }] },
    ]);
    const [vendor] = portals;
    const rep = vendor?.owners.find((owner) => owner.lastName === 'Größe');
    expect(vendor?.companies?.[0]?.properties['hubspot_owner_id']).toBe(rep?.id);
    expect(made.roles).toContainEqual({ email: rep?.email, roles: ['direct_rep'] });
    expect(made.routing.defaultRep).toBe(rep?.email);
    expect(made.roles).toContainEqual({ email: made.partners[0]?.cam, roles: ['cam'] });
    expect(logged).toEqual(defaults);
    expect(defaults[0]).toBe('There is no programme.json, so the programme is made from the folders.');
  });

  it('may hold the exports of one portal itself, with the names that HubSpot gives them', async () => {
    const folder = await aDataFolder({
      'hubspot-crm-exports-all-contacts-2026-03-14.csv': 'Record ID,First Name\n1,Old\n',
      'hubspot-crm-exports-all-contacts-2026-04-01.csv': 'Record ID,First Name\n1,New\n',
    });
    const { portals, report } = await readDataFolder(folder, { today });
    expect(
      portals.map((portal) => portal.contacts?.map((contact) => contact.properties['firstname'])),
    ).toEqual([[], ['New']]);
    expect(report).toMatchObject([{ file: 'hubspot-crm-exports-all-contacts-2026-03-14.csv' }]);
    expect(portals[1]?.owners).toHaveLength(1);
  });
});

describe('the printed report', () => {
  it('tells once what differs only in its value, and hides nothing that differs otherwise', () => {
    const entry = { file: 'f.csv', column: 'Amount', effect: 'row_skipped' as const };
    expect(
      describeReport([
        { ...entry, line: 2, fault: '"x" is no number.' },
        { ...entry, line: 9, fault: '"y" is no number.' },
        { ...entry, line: 11, fault: 'Something else.' },
      ]),
    ).toEqual([
      'f.csv, line 2, column "Amount": "x" is no number. The row is skipped. (and in 1 more line)',
      'f.csv, line 11, column "Amount": Something else. The row is skipped.',
    ]);
  });

  it('says how much it leaves out', () => {
    const report = ['A.', 'B.', 'C.'].map((fault) => ({
      file: 'f.csv',
      line: 1,
      fault,
      effect: 'noted' as const,
    }));
    expect(describeReport(report, 2).at(-1)).toBe('… and 1 more');
  });
});
