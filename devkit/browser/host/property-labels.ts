import type { Language } from '../../host/host-api.ts';

/** German names of the CRM's own properties, as a German portal shows them; the stand-in has English ones. */
const german: Readonly<Record<string, string>> = {
  amount: 'Betrag',
  city: 'Stadt',
  closedate: 'Abschlussdatum',
  company: 'Name des Unternehmens',
  country: 'Land/Region',
  createdate: 'Erstellungsdatum',
  dealname: 'Dealname',
  dealstage: 'Dealphase',
  domain: 'Domainname des Unternehmens',
  email: 'E-Mail',
  firstname: 'Vorname',
  hs_lead_status: 'Lead-Status',
  hs_next_step: 'Nächster Schritt',
  hubspot_owner_id: 'Zuständige Person',
  industry: 'Branche',
  jobtitle: 'Jobtitel',
  lastname: 'Nachname',
  name: 'Name des Unternehmens',
  numberofemployees: 'Anzahl der Mitarbeitenden',
  phone: 'Telefonnummer',
  pipeline: 'Pipeline',
  website: 'Website-URL',
};

export function propertyLabel(name: string, label: string, language: Language): string {
  return language === 'de' ? (german[name] ?? label) : label;
}
