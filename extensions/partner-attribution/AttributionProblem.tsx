import React from 'react';
import type { Problem } from '#contracts/problem.ts';
import { Button, ErrorState, Flex, Text } from '@hubspot/ui-extensions';
import { useAttributionReader, type AttributionLabels } from './attribution-reader.ts';

export interface AttributionProblemProps {
  problem: Problem;
  onRetry: () => void;
}

/** Why the vendor's card cannot show anything, what still works, and the id to quote. */
export function AttributionProblem({ problem, onRetry }: AttributionProblemProps) {
  const { labels } = useAttributionReader();
  const { title, text } = wordsOf(problem, labels);
  return (
    <Flex direction="column" gap="sm">
      <ErrorState
        title={title}
        type={problem.code === 'portal.unknown' ? 'lock' : problem.retryable ? 'error' : 'support'}
      >
        <Text>{text}</Text>
        {problem.retryable && <Text>{labels.attribution.problem.whatStillWorks}</Text>}
        <Text variant="microcopy">{labels.problem.requestId(problem.requestId)}</Text>
      </ErrorState>
      <Flex>
        <Button variant="primary" onClick={onRetry}>
          {problem.retryable ? labels.actions.retry : labels.actions.checkAgain}
        </Button>
      </Flex>
    </Flex>
  );
}

/** What reads differently on the vendor's side has words of its own. */
function wordsOf({ code }: Problem, labels: AttributionLabels): { title: string; text: string } {
  const words = labels.attribution.problem;
  if (code === 'hub.unreachable') return { title: words.unreachable, text: words.unreachableText };
  if (code === 'portal.unknown') return { title: labels.problem.notConnected, text: words.notConnected };
  if (code === 'operation.wrong_side') return words.wrongSide;
  return { title: labels.problem.title, text: labels.errors[code] };
}
