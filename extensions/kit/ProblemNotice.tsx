import React from 'react';
import type { Problem } from '#contracts/problem.ts';
import { Button, ErrorState, Flex, Text } from '@hubspot/ui-extensions';
import { AskCam } from './AskCam.tsx';
import type { CamQuestion } from './ask-cam.ts';
import { usePartnerReader, type PartnerLabels } from './partner-reader.ts';

export function problemTitle(problem: Problem, labels: PartnerLabels): string {
  if (problem.code === 'hub.unreachable') return labels.problem.unreachable;
  if (problem.code === 'portal.unknown') return labels.problem.notConnected;
  return labels.problem.title;
}

/** The sentence for a person; where a domain is at fault, the domain's own reason. */
export function problemSentence({ code, reason }: Problem, labels: PartnerLabels): string {
  // What a conversion misses is listed by its error's own sentence.
  const isOfDomain = reason !== undefined && reason !== 'company_missing' && reason !== 'contact_missing';
  return isOfDomain ? labels.nothingToDecide[reason].text(labels.thisRecord) : labels.errors[code];
}

export interface ProblemNoticeProps {
  problem: Problem;
  question: Omit<CamQuestion, 'issue' | 'requestId'>;
  onRetry: () => void;
}

/** A card that cannot show anything else: why, what still works, what to do, and the id to quote. */
export function ProblemNotice({ problem, question, onRetry }: ProblemNoticeProps) {
  const { labels } = usePartnerReader();
  const sentence = problemSentence(problem, labels);
  return (
    <Flex direction="column" gap="sm">
      <ErrorState
        title={problemTitle(problem, labels)}
        type={problem.code === 'portal.unknown' ? 'lock' : problem.retryable ? 'error' : 'support'}
      >
        <Text>{sentence}</Text>
        {problem.retryable && <Text>{labels.problem.whatStillWorks}</Text>}
        <Text variant="microcopy">{labels.problem.requestId(problem.requestId)}</Text>
      </ErrorState>
      <AskCam question={{ ...question, issue: sentence, requestId: problem.requestId }} />
      <Flex>
        <Button variant="primary" onClick={onRetry}>
          {problem.retryable ? labels.actions.retry : labels.actions.checkAgain}
        </Button>
      </Flex>
    </Flex>
  );
}
