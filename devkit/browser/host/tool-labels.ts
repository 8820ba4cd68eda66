import type { Language, LoggedCall, OperationCall } from '../../host/host-api.ts';

export interface ClockLabels {
  title: string;
  explanation: string;
  today(day: string): string;
  addDays(days: number): string;
  day: string;
  goToDay: string;
  back: string;
  /** `days` is negative where the hub is behind. */
  moved(today: string, days: number): string;
}

export interface CallLabels {
  caption: string;
  inPortal: string;
  allPortals: string;
  noPortal: string;
  countFromHere: string;
  showAll: string;
  since(time: string): string;
  summary(toHubSpot: number, records: number, toHub: number): string;
  columns: Record<'at' | 'portal' | 'callee' | 'call' | 'status' | 'duration' | 'records', string>;
  callees: Record<LoggedCall['kind'], string>;
  outcomes: Record<OperationCall['outcome'], string>;
  noReply: string;
  fault(name: string): string;
  none: string;
}

export const clockLabels: Readonly<Record<Language, ClockLabels>> = {
  en: {
    title: 'The hub’s clock, a development tool',
    explanation:
      'Moves the day by which the hub judges, so that one sees claims lapse and deadlines pass. The CRMs keep the real date. What is written meanwhile stays.',
    today: (day) => `Today in the hub: ${day}`,
    addDays: (days) => (days === 1 ? '+1 day' : `+${days} days`),
    day: 'Another day',
    goToDay: 'Go there',
    back: 'Back to today',
    moved: (today, days) =>
      `The hub’s clock is moved: it judges as of ${today}, ${counted(Math.abs(days), 'day', 'days')} ${days < 0 ? 'before' : 'after'} today.`,
  },
  de: {
    title: 'Die Uhr des Hubs, ein Entwicklungswerkzeug',
    explanation:
      'Verstellt den Tag, nach dem der Hub urteilt: So sieht man Zuständigkeiten enden und Fristen verstreichen. Die CRM-Systeme behalten das echte Datum. Was inzwischen geschrieben wird, bleibt.',
    today: (day) => `Heute im Hub: ${day}`,
    addDays: (days) => (days === 1 ? '+1 Tag' : `+${days} Tage`),
    day: 'Anderer Tag',
    goToDay: 'Dorthin',
    back: 'Zurück zu heute',
    moved: (today, days) =>
      `Die Uhr des Hubs ist verstellt: Er urteilt nach dem ${today}, ${counted(Math.abs(days), 'Tag', 'Tage')} ${days < 0 ? 'vor' : 'nach'} heute.`,
  },
};

export const callLabels: Readonly<Record<Language, CallLabels>> = {
  en: {
    caption: 'Calls to HubSpot’s stand-in and to the hub, newest first',
    inPortal: 'Show calls in',
    allPortals: 'All portals',
    noPortal: 'none',
    countFromHere: 'Count from here',
    showAll: 'Show all calls',
    since: (time) => `since ${time}`,
    summary: (toHubSpot, records, toHub) =>
      `${counted(toHubSpot, 'call', 'calls')} to HubSpot with ${counted(records, 'record', 'records')} in batches, ${counted(toHub, 'call', 'calls')} to the hub`,
    columns: {
      at: 'Time',
      portal: 'Portal',
      callee: 'To',
      call: 'Call',
      status: 'Status',
      duration: 'Duration',
      records: 'Records in batch',
    },
    callees: { hubspot: 'HubSpot', operation: 'Hub' },
    outcomes: { ok: 'ok', refused: 'refused', failed: 'no answer' },
    noReply: 'no reply',
    fault: (name) => `injected fault: ${name}`,
    none: 'No call yet',
  },
  de: {
    caption: 'Aufrufe an die Nachbildung von HubSpot und an den Hub, neueste zuerst',
    inPortal: 'Aufrufe zeigen in',
    allPortals: 'Alle Portale',
    noPortal: 'keines',
    countFromHere: 'Ab hier zählen',
    showAll: 'Alle Aufrufe zeigen',
    since: (time) => `seit ${time}`,
    summary: (toHubSpot, records, toHub) =>
      `${counted(toHubSpot, 'Aufruf', 'Aufrufe')} an HubSpot mit ${counted(records, 'Datensatz', 'Datensätzen')} in Stapeln, ${counted(toHub, 'Aufruf', 'Aufrufe')} an den Hub`,
    columns: {
      at: 'Zeit',
      portal: 'Portal',
      callee: 'An',
      call: 'Aufruf',
      status: 'Status',
      duration: 'Dauer',
      records: 'Datensätze im Stapel',
    },
    callees: { hubspot: 'HubSpot', operation: 'Hub' },
    outcomes: { ok: 'in Ordnung', refused: 'abgelehnt', failed: 'keine Antwort' },
    noReply: 'keine Antwort',
    fault: (name) => `eingebauter Fehler: ${name}`,
    none: 'Noch kein Aufruf',
  },
};

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
