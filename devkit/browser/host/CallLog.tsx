import { useContext, useId, useState } from 'react';
import type { HostPortal, LoggedCall } from '../../host/host-api.ts';
import { formatTime } from './facts.ts';
import { LanguageContext, useLabels } from './labels.ts';
import type { Labels } from './labels.ts';
import { Switch } from './Switch.tsx';
import { useCallLog } from './use-call-log.ts';
import { faultName } from './webhook-labels.ts';

const allPortals = 0;

/** Every call to HubSpot and of a card to the hub, newest first; counted from any moment on, it is what an action costs. */
export function CallLog({ portals }: { portals: readonly HostPortal[] }) {
  const labels = useLabels();
  const language = useContext(LanguageContext);
  const calls = useCallLog();
  const [portalId, setPortalId] = useState(allPortals);
  const [countedAfter, setCountedAfter] = useState<{ number: number; at: string } | null>(null);
  const shown = calls.filter(
    (call) =>
      (portalId === allPortals || call.portalId === portalId) &&
      (countedAfter === null || call.number > countedAfter.number),
  );
  return (
    <div className="call-log">
      <div className="call-log-head">
        <Switch
          label={labels.calls.inPortal}
          value={portalId}
          options={[
            { value: allPortals, label: labels.calls.allPortals },
            ...portals.map((portal) => ({ value: portal.portalId, label: portal.name })),
          ]}
          onChange={setPortalId}
        />
        <button
          type="button"
          className="hs-button is-secondary is-sm"
          onClick={() => {
            setCountedAfter({ number: calls[0]?.number ?? 0, at: new Date().toISOString() });
          }}
        >
          {labels.calls.countFromHere}
        </button>
        {countedAfter !== null && (
          <button
            type="button"
            className="hs-button is-transparent is-sm"
            onClick={() => {
              setCountedAfter(null);
            }}
          >
            {labels.calls.showAll}
          </button>
        )}
        <p role="status">
          {summaryOf(shown, labels)}
          {countedAfter !== null && ` ${labels.calls.since(formatTime(countedAfter.at, language))}`}
        </p>
      </div>
      <CallTable calls={shown} portals={portals} />
    </div>
  );
}

function summaryOf(calls: readonly LoggedCall[], labels: Labels): string {
  const toHubSpot = calls.filter((call) => call.kind === 'hubspot');
  const records = toHubSpot.reduce((sum, call) => sum + (call.records ?? 0), 0);
  return labels.calls.summary(toHubSpot.length, records, calls.length - toHubSpot.length);
}

function CallTable({ calls, portals }: { calls: readonly LoggedCall[]; portals: readonly HostPortal[] }) {
  const labels = useLabels();
  const language = useContext(LanguageContext);
  const captionId = useId();
  const { columns } = labels.calls;
  return (
    <div role="region" aria-labelledby={captionId} tabIndex={0} className="call-table">
      <table>
        <caption id={captionId} className="hs-visually-hidden">
          {labels.calls.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.portal}</th>
            <th scope="col">{columns.callee}</th>
            <th scope="col">{columns.call}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col" className="is-number">
              {columns.duration}
            </th>
            <th scope="col" className="is-number">
              {columns.records}
            </th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.number} className={`is-${call.kind}${hasFailed(call) ? ' is-failed' : ''}`}>
              <td>
                <time dateTime={call.at}>{formatTime(call.at, language)}</time>
              </td>
              <td>
                {portals.find((portal) => portal.portalId === call.portalId)?.name ?? labels.calls.noPortal}
              </td>
              <td>{labels.calls.callees[call.kind]}</td>
              <td>
                <code>{call.kind === 'hubspot' ? `${call.method} ${call.path}` : call.operation}</code>
              </td>
              <td>{statusOf(call, labels)}</td>
              <td className="is-number">{call.durationMs} ms</td>
              <td className="is-number">{call.kind === 'hubspot' ? call.records : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {calls.length === 0 && <p className="hs-hint">{labels.calls.none}</p>}
    </div>
  );
}

function hasFailed(call: LoggedCall): boolean {
  return call.kind === 'hubspot' ? call.status === 0 || call.status >= 400 : call.outcome === 'failed';
}

function statusOf(call: LoggedCall, labels: Labels): string {
  if (call.kind === 'operation') {
    const outcome = labels.calls.outcomes[call.outcome];
    return call.code === null ? outcome : `${outcome}: ${call.code}`;
  }
  const status = call.status === 0 ? labels.calls.noReply : String(call.status);
  return call.fault === null
    ? status
    : `${status} (${labels.calls.fault(faultName(labels.webhooks, call.fault))})`;
}
