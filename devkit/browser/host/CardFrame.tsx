import { createRemoteReceiver, RemoteRenderer } from '@remote-ui/react/host';
import { createEndpoint, fromWebWorker } from '@remote-ui/rpc';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { AlertRequest, ProblemKind, SandboxApi } from '../card-channel.ts';
import { cardContext } from './card-context.ts';
import type { CardPlace } from './card-context.ts';
import { createPageApi } from './card-page-api.ts';
import { CardEnvironmentContext } from './components/card-environment.ts';
import { controller } from './components/controller.tsx';
import { Shape, Spinner } from './components/icons.tsx';
import { OverlayContext, useOverlayState } from './components/overlay-state.ts';
import { useLabels } from './labels.ts';

interface CardFrameProps {
  place: CardPlace;
  notify: (alert: AlertRequest) => void;
}

interface Problem {
  kind: ProblemKind;
  message: string;
}

/** Runs one card in a sandbox of its own and draws it. A new place needs a new frame (by `key`). */
export function CardFrame({ place, notify }: CardFrameProps) {
  const labels = useLabels();
  const titleId = useId();
  const title = place.card.title[place.language];
  const { receiver, mounted, problem, overlays, environment } = useCard(place, notify);
  return (
    <section className="card" aria-labelledby={titleId} data-card={place.card.id}>
      <h2 id={titleId} className="card-title">
        {title}
      </h2>
      <div className="card-body">
        {problem?.kind === 'crash' ? null : (
          <CardEnvironmentContext.Provider value={environment}>
            <OverlayContext.Provider value={overlays}>
              <RemoteRenderer controller={controller} receiver={receiver} />
            </OverlayContext.Provider>
          </CardEnvironmentContext.Provider>
        )}
        {!mounted && problem === null && (
          <p role="status" className="card-loading">
            <Spinner /> {labels.cardLoading(title)}
          </p>
        )}
        {problem !== null && (
          <div role="alert" className="card-problem">
            <strong>
              <Shape name="warning" />
              {problem.kind === 'crash' ? labels.cardCrashed : labels.cardRejection}
            </strong>
            <pre tabIndex={0}>{problem.message}</pre>
          </div>
        )}
      </div>
    </section>
  );
}

function useCard(place: CardPlace, notify: (alert: AlertRequest) => void) {
  const receiver = useMemo(() => createRemoteReceiver(), []);
  const [mounted, setMounted] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const overlays = useOverlayState();
  const closeOverlay = useRef(overlays.close);
  closeOverlay.current = overlays.close;
  const environment = useMemo(
    () => ({
      address: {
        portalId: place.portal.portalId,
        objectTypeId: place.objectTypeId,
        objectId: place.recordId,
      },
      notify,
    }),
    [place.portal.portalId, place.objectTypeId, place.recordId, notify],
  );
  useEffect(() => {
    const reportProblem = (kind: ProblemKind, message: string) => {
      setProblem({ kind, message });
    };
    const { api, stop } = createPageApi({
      ...environment,
      userId: place.user.id,
      reportProblem,
      closeOverlay: (id) => {
        closeOverlay.current(id);
      },
    });
    const worker = new Worker('/worker.js');
    worker.addEventListener('error', (event) => {
      reportProblem('crash', event.message);
    });
    const endpoint = createEndpoint<SandboxApi>(fromWebWorker(worker), { callable: ['run'] });
    const stopWatching = receiver.on('mount', () => {
      setMounted(true);
    });
    endpoint.call
      .run(receiver.receive, api, {
        bundleUrl: place.card.bundleUrl,
        context: cardContext(place),
        clockOffsetMs: place.clockOffsetMs,
      })
      .catch((error: unknown) => {
        reportProblem('crash', error instanceof Error ? (error.stack ?? error.message) : String(error));
      });
    return () => {
      stop();
      stopWatching();
      endpoint.terminate();
      worker.terminate();
    };
    // One frame runs one card once; another place comes as another frame.
  }, []);
  return { receiver, mounted, problem, overlays, environment };
}
