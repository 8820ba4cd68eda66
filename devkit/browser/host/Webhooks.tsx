import { useContext, useId } from 'react';
import type { HostPortal, ToldEvent, Trouble, WebhookAttempt } from '../../host/host-api.ts';
import type { AlertRequest } from '../card-channel.ts';
import { formatTime } from './facts.ts';
import { LanguageContext, useLabels } from './labels.ts';
import { TroubleControls } from './TroubleControls.tsx';
import { useWebhooks } from './use-webhooks.ts';
import { faultName } from './webhook-labels.ts';
import type { WebhookLabels } from './webhook-labels.ts';

interface WebhooksProps {
  portals: readonly HostPortal[];
  notify: (alert: AlertRequest) => void;
}

/** What the stand-in tells the hub of changes, newest first, and the ways to make it fail at it. */
export function Webhooks({ portals, notify }: WebhooksProps) {
  const { webhooks: labels } = useLabels();
  const { attempts, trouble, act } = useWebhooks(notify);
  return (
    <div className="webhooks">
      <TroubleControls trouble={trouble} act={act} />
      <p className="hs-hint">{labels.explanation}</p>
      <p role="status">{summaryOf(trouble, labels)}</p>
      <WebhookTable attempts={attempts} portals={portals} />
    </div>
  );
}

function summaryOf(trouble: Trouble, labels: WebhookLabels): string {
  const { isPaused, pending, dropped, dropsLeft, faults } = trouble;
  return [
    ...(isPaused ? [labels.paused] : []),
    labels.pending(pending),
    ...(dropped > 0 ? [labels.dropped(dropped)] : []),
    ...(dropsLeft > 0 ? [labels.dropsLeft(dropsLeft)] : []),
    ...faults.map(({ name, times }) => labels.faultsLeft(faultName(labels, name), times)),
  ].join(' · ');
}

/** Of a creation all values are told one by one; more than these would hide the others. */
const shownEvents = 3;

function WebhookTable({
  attempts,
  portals,
}: {
  attempts: readonly WebhookAttempt[];
  portals: readonly HostPortal[];
}) {
  const { webhooks: labels, calls } = useLabels();
  const language = useContext(LanguageContext);
  const captionId = useId();
  const { columns } = labels;
  return (
    <div role="region" aria-labelledby={captionId} tabIndex={0} className="call-table webhook-table">
      <table>
        <caption id={captionId} className="hs-visually-hidden">
          {labels.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.portal}</th>
            <th scope="col" className="is-number">
              {columns.attempt}
            </th>
            <th scope="col">{columns.events}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col" className="is-number">
              {columns.duration}
            </th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <tr key={attempt.number} className={attempt.outcome === 'accepted' ? '' : 'is-failed'}>
              <td>
                <time dateTime={attempt.at}>{formatTime(attempt.at, language)}</time>
              </td>
              <td>
                {portals.find((portal) => portal.portalId === attempt.portalId)?.name ?? calls.noPortal}
              </td>
              <td className="is-number">{attempt.attempt}</td>
              <td>{wordsOf(attempt.events, labels)}</td>
              <td>{statusOf(attempt, labels)}</td>
              <td className="is-number">{attempt.durationMs} ms</td>
            </tr>
          ))}
        </tbody>
      </table>
      {attempts.length === 0 && <p className="hs-hint">{labels.none}</p>}
    </div>
  );
}

function wordsOf(events: readonly ToldEvent[], labels: WebhookLabels): string {
  const further = events.length - shownEvents;
  return [
    ...events.slice(0, shownEvents).map((event) => wordsOfEvent(event, labels)),
    ...(further > 0 ? [labels.furtherEvents(further)] : []),
  ].join('; ');
}

function wordsOfEvent({ kind, object, id, property, value }: ToldEvent, labels: WebhookLabels): string {
  const name = property ?? '';
  const what =
    kind !== 'changed' ? labels.told[kind] : value ? labels.changed(name, value) : labels.cleared(name);
  return `${labels.objects[object] ?? object} ${id}: ${what}`;
}

function statusOf({ status, outcome }: WebhookAttempt, labels: WebhookLabels): string {
  return `${status === 0 ? labels.noReply : status}, ${labels.outcomes[outcome]}`;
}
