import { createContext, useContext } from 'react';
import type { Language, ObjectTypeName, Side } from '../../host/host-api.ts';
import { callLabels, clockLabels } from './tool-labels.ts';
import type { CallLabels, ClockLabels } from './tool-labels.ts';
import { webhookLabels } from './webhook-labels.ts';
import type { WebhookLabels } from './webhook-labels.ts';

export interface Labels {
  standIn: string;
  standInLong: string;
  portal: string;
  user: string;
  language: string;
  sides: Record<Side, string>;
  crmOf: Record<Side, string>;
  objects: Record<ObjectTypeName | 'tasks', string>;
  object: Record<ObjectTypeName, string>;
  objectTypes: string;
  chooseRecord: string;
  searchRecords: string;
  recordsFound(shown: number, total: number): string;
  noRecords: string;
  aboutRecord: string;
  ofTheApp: string;
  noValue: string;
  recordTabs: string;
  overview: string;
  associated: string;
  noneAssociated: string;
  sameSharedDeal: string;
  due(moment: string): string;
  history: string;
  created: string;
  updated: string;
  sidebar: string;
  noCard: string;
  loading: string;
  cardLoading(title: string): string;
  cardCrashed: string;
  cardRejection: string;
  developmentTools: string;
  dockViews: Record<'crms' | 'calls' | 'webhooks', string>;
  clock: ClockLabels;
  calls: CallLabels;
  webhooks: WebhookLabels;
  live: string;
  newest(object: string): string;
  nothingYet: string;
  justCreated: string;
  justChanged: string;
  sharedDeal: string;
  openRecord(title: string): string;
  hide: string;
  show: string;
  messages: string;
  dismiss: string;
  close: string;
  previous: string;
  next: string;
  page(page: number, count: number): string;
  choose: string;
  required: string;
  more: string;
  less: string;
  remove: string;
  clear: string;
  calendar: string;
  dayPattern: string;
  increase: string;
  decrease: string;
  opensInNewTab: string;
  crmAction(action: string): string;
  notInStandIn(name: string): string;
  crmPlaceholder(name: string): string;
  sortedBy: Record<'none' | 'ascending' | 'descending', string>;
}

const en: Labels = {
  standIn: 'Stand-in, not HubSpot',
  standInLong: 'A CRM record page for development. The card in it is the real bundle.',
  portal: 'Portal',
  user: 'Signed in as',
  language: 'Language',
  sides: { partner: 'Partner', vendor: 'Vendor' },
  crmOf: { partner: 'Partner’s CRM', vendor: 'Vendor’s CRM' },
  objects: { contacts: 'Contacts', companies: 'Companies', deals: 'Deals', tasks: 'Tasks' },
  object: { contacts: 'Contact', companies: 'Company', deals: 'Deal' },
  objectTypes: 'Kind of record',
  chooseRecord: 'Choose a record',
  searchRecords: 'Search by name, e-mail or domain',
  recordsFound: (shown, total) => (shown < total ? `${shown} of ${total} records` : `Records: ${total}`),
  noRecords: 'No record matches.',
  aboutRecord: 'About this record',
  ofTheApp: 'app',
  noValue: '–',
  recordTabs: 'Record',
  overview: 'Overview',
  associated: 'Associations',
  noneAssociated: 'None associated',
  sameSharedDeal: 'The same shared deal elsewhere',
  due: (moment) => `due ${moment}`,
  history: 'Timeline',
  created: 'Created',
  updated: 'Last changed',
  sidebar: 'Cards in the sidebar',
  noCard: 'No card is installed here for this kind of record.',
  loading: 'Loading',
  cardLoading: (title) => `Loading “${title}”`,
  cardCrashed: 'The card stopped with an error',
  cardRejection: 'The card left an error unhandled',
  developmentTools: 'Development tools',
  dockViews: { crms: 'Both CRMs, side by side', calls: 'Calls', webhooks: 'Webhooks' },
  clock: clockLabels.en,
  calls: callLabels.en,
  webhooks: webhookLabels.en,
  live: 'Live',
  newest: (object) => `Newest ${object.toLowerCase()}`,
  nothingYet: 'Nothing here yet',
  justCreated: 'new',
  justChanged: 'changed',
  sharedDeal: 'shared deal',
  openRecord: (title) => `Open ${title}`,
  hide: 'Hide',
  show: 'Show',
  messages: 'Messages',
  dismiss: 'Dismiss',
  close: 'Close',
  previous: 'Previous',
  next: 'Next',
  page: (page, count) => `Page ${page} of ${count}`,
  choose: 'Choose…',
  required: 'required',
  more: 'Show more',
  less: 'Show less',
  remove: 'Remove',
  clear: 'Clear',
  calendar: 'Open calendar',
  dayPattern: 'dd/mm/yyyy',
  increase: 'Increase',
  decrease: 'Decrease',
  opensInNewTab: '(opens in a new tab)',
  crmAction: (action) => `HubSpot would now do: ${action}. The stand-in stops here.`,
  notInStandIn: (name) => `“${name}” is not part of this stand-in`,
  crmPlaceholder: (name) => `HubSpot renders “${name}” here from its own data`,
  sortedBy: { none: 'not sorted', ascending: 'sorted ascending', descending: 'sorted descending' },
};

const de: Labels = {
  standIn: 'Nachbildung, nicht HubSpot',
  standInLong: 'Eine CRM-Datensatzseite für die Entwicklung. Die Karte darin ist das echte Bündel.',
  portal: 'Portal',
  user: 'Angemeldet als',
  language: 'Sprache',
  sides: { partner: 'Partner', vendor: 'Hersteller' },
  crmOf: { partner: 'CRM des Partners', vendor: 'CRM des Herstellers' },
  objects: { contacts: 'Kontakte', companies: 'Unternehmen', deals: 'Deals', tasks: 'Aufgaben' },
  object: { contacts: 'Kontakt', companies: 'Unternehmen', deals: 'Deal' },
  objectTypes: 'Art des Datensatzes',
  chooseRecord: 'Datensatz wählen',
  searchRecords: 'Nach Name, E-Mail oder Domain suchen',
  recordsFound: (shown, total) =>
    shown < total ? `${shown} von ${total} Datensätzen` : `Datensätze: ${total}`,
  noRecords: 'Kein Datensatz passt.',
  aboutRecord: 'Über diesen Datensatz',
  ofTheApp: 'App',
  noValue: '–',
  recordTabs: 'Datensatz',
  overview: 'Übersicht',
  associated: 'Zuordnungen',
  noneAssociated: 'Keine Zuordnung',
  sameSharedDeal: 'Derselbe geteilte Deal anderswo',
  due: (moment) => `fällig ${moment}`,
  history: 'Verlauf',
  created: 'Erstellt',
  updated: 'Zuletzt geändert',
  sidebar: 'Karten in der Seitenleiste',
  noCard: 'Für diese Art von Datensatz ist hier keine Karte installiert.',
  loading: 'Wird geladen',
  cardLoading: (title) => `„${title}“ wird geladen`,
  cardCrashed: 'Die Karte ist mit einem Fehler stehen geblieben',
  cardRejection: 'Die Karte hat einen Fehler nicht behandelt',
  developmentTools: 'Entwicklungswerkzeuge',
  dockViews: { crms: 'Beide CRM-Systeme nebeneinander', calls: 'Aufrufe', webhooks: 'Webhooks' },
  clock: clockLabels.de,
  calls: callLabels.de,
  webhooks: webhookLabels.de,
  live: 'Live',
  newest: (object) => `Neueste ${object}`,
  nothingYet: 'Noch nichts vorhanden',
  justCreated: 'neu',
  justChanged: 'geändert',
  sharedDeal: 'geteilter Deal',
  openRecord: (title) => `${title} öffnen`,
  hide: 'Ausblenden',
  show: 'Einblenden',
  messages: 'Meldungen',
  dismiss: 'Meldung schließen',
  close: 'Schließen',
  previous: 'Zurück',
  next: 'Weiter',
  page: (page, count) => `Seite ${page} von ${count}`,
  choose: 'Bitte wählen …',
  required: 'Pflichtfeld',
  more: 'Mehr anzeigen',
  less: 'Weniger anzeigen',
  remove: 'Entfernen',
  clear: 'Leeren',
  calendar: 'Kalender öffnen',
  dayPattern: 'TT.MM.JJJJ',
  increase: 'Erhöhen',
  decrease: 'Verringern',
  opensInNewTab: '(öffnet einen neuen Tab)',
  crmAction: (action) => `HubSpot würde nun ausführen: ${action}. Die Nachbildung hört hier auf.`,
  notInStandIn: (name) => `„${name}“ gehört nicht zu dieser Nachbildung`,
  crmPlaceholder: (name) => `HubSpot zeigt hier „${name}“ aus den eigenen Daten`,
  sortedBy: { none: 'nicht sortiert', ascending: 'aufsteigend sortiert', descending: 'absteigend sortiert' },
};

export const labelsByLanguage: Readonly<Record<Language, Labels>> = { en, de };

export const LanguageContext = createContext<Language>('en');

export function useLabels(): Labels {
  return labelsByLanguage[useContext(LanguageContext)];
}
