import type { ApiFault, EventMishap, Language, ToldEvent, WebhookAttempt } from '../../host/host-api.ts';
import { counted } from './tool-labels.ts';

export interface WebhookLabels {
  caption: string;
  /** That nothing of it is HubSpot's. */
  explanation: string;
  columns: Record<'at' | 'portal' | 'events' | 'attempt' | 'status' | 'duration', string>;
  outcomes: Record<WebhookAttempt['outcome'], string>;
  noReply: string;
  none: string;
  /** HubSpot's words in the singular, to people's. */
  objects: Readonly<Record<string, string>>;
  told: Record<Exclude<ToldEvent['kind'], 'changed'>, string>;
  changed(property: string, value: string): string;
  cleared(property: string): string;
  furtherEvents(count: number): string;
  pause: string;
  resume: string;
  count: string;
  drop: string;
  delivery: string;
  onTheWay: string;
  mishaps: Record<EventMishap, string>;
  seed: string;
  api: string;
  fault: string;
  faults: Record<ApiFault, string>;
  inject: string;
  calm: string;
  pending(count: number): string;
  dropped(count: number): string;
  dropsLeft(count: number): string;
  paused: string;
  faultsLeft(name: string, times: number): string;
}

export const webhookLabels: Readonly<Record<Language, WebhookLabels>> = {
  en: {
    caption: 'Webhooks of HubSpot’s stand-in to the hub, newest first',
    explanation:
      'What goes wrong here the stand-in does, as HubSpot may on a bad day. HubSpot itself has no such switches.',
    columns: {
      at: 'Time',
      portal: 'Portal',
      events: 'What was told',
      attempt: 'Attempt',
      status: 'Status',
      duration: 'Duration',
    },
    outcomes: { accepted: 'accepted', to_be_retried: 'comes again', given_up: 'given up' },
    noReply: 'no reply',
    none: 'No webhook yet',
    objects: {
      contact: 'Contact',
      company: 'Company',
      deal: 'Deal',
      line_item: 'Line item',
      quote: 'Quote',
      task: 'Task',
      note: 'Note',
    },
    told: {
      created: 'created',
      deleted: 'deleted',
      restored: 'restored',
      merged: 'merged',
      associated: 'association added',
      dissociated: 'association removed',
    },
    changed: (property, value) => `${property} is now “${value}”`,
    cleared: (property) => `${property} was cleared`,
    furtherEvents: (count) => `and ${counted(count, 'further event', 'further events')}`,
    pause: 'Pause',
    resume: 'Resume',
    count: 'How many',
    drop: 'Drop the next events',
    delivery: 'Delivery',
    onTheWay: 'On the way',
    mishaps: { duplicates: 'Some come twice', disorder: 'In disorder', delays: 'Up to 3 s late' },
    seed: 'Seed',
    api: 'HubSpot’s API',
    fault: 'Fault',
    faults: {
      lost_reply: 'Work done, reply lost',
      server_error: 'Error 503',
      too_many: 'Too many calls (429)',
      slow: 'Answers 2 s late',
    },
    inject: 'For the next calls',
    calm: 'All calm again',
    pending: (count) => `${counted(count, 'event', 'events')} on the way`,
    dropped: (count) => `${count} dropped so far`,
    dropsLeft: (count) => `the next ${counted(count, 'event', 'events')} will be dropped`,
    paused: 'paused',
    faultsLeft: (name, times) => `${name}: ${counted(times, 'further call', 'further calls')}`,
  },
  de: {
    caption: 'Webhooks der Nachbildung von HubSpot an den Hub, neueste zuerst',
    explanation:
      'Was hier schiefgeht, macht die Nachbildung, so wie HubSpot an einem schlechten Tag. HubSpot selbst hat solche Schalter nicht.',
    columns: {
      at: 'Zeit',
      portal: 'Portal',
      events: 'Was gemeldet wurde',
      attempt: 'Versuch',
      status: 'Status',
      duration: 'Dauer',
    },
    outcomes: { accepted: 'angenommen', to_be_retried: 'kommt wieder', given_up: 'aufgegeben' },
    noReply: 'keine Antwort',
    none: 'Noch kein Webhook',
    objects: {
      contact: 'Kontakt',
      company: 'Unternehmen',
      deal: 'Deal',
      line_item: 'Position',
      quote: 'Angebot',
      task: 'Aufgabe',
      note: 'Notiz',
    },
    told: {
      created: 'angelegt',
      deleted: 'gelöscht',
      restored: 'wiederhergestellt',
      merged: 'zusammengeführt',
      associated: 'Zuordnung hinzugefügt',
      dissociated: 'Zuordnung entfernt',
    },
    changed: (property, value) => `${property} ist jetzt „${value}“`,
    cleared: (property) => `${property} wurde geleert`,
    furtherEvents: (count) => `und ${counted(count, 'weiteres Ereignis', 'weitere Ereignisse')}`,
    pause: 'Anhalten',
    resume: 'Weiter',
    count: 'Wie viele',
    drop: 'Nächste Ereignisse verwerfen',
    delivery: 'Zustellung',
    onTheWay: 'Unterwegs',
    mishaps: { duplicates: 'Manche doppelt', disorder: 'Durcheinander', delays: 'Bis zu 3 s später' },
    seed: 'Startwert',
    api: 'API von HubSpot',
    fault: 'Fehler',
    faults: {
      lost_reply: 'Erledigt, Antwort verloren',
      server_error: 'Fehler 503',
      too_many: 'Zu viele Aufrufe (429)',
      slow: 'Antwortet 2 s später',
    },
    inject: 'Für die nächsten Aufrufe',
    calm: 'Alles wieder ruhig',
    pending: (count) => `${counted(count, 'Ereignis', 'Ereignisse')} unterwegs`,
    dropped: (count) => `${count} bisher verworfen`,
    dropsLeft: (count) =>
      count === 1
        ? 'das nächste Ereignis wird verworfen'
        : `die nächsten ${count} Ereignisse werden verworfen`,
    paused: 'angehalten',
    faultsLeft: (name, times) => `${name}: noch ${counted(times, 'Aufruf', 'Aufrufe')}`,
  },
};

/** A fault that the page injected has a name of its own; another one is called as its injector did. */
export function faultName(labels: WebhookLabels, name: string): string {
  const names: Readonly<Record<string, string>> = labels.faults;
  return names[name] ?? name;
}
