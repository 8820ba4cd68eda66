import React from 'react';
import type { Problem } from '#contracts/problem.ts';
import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import { AskCam } from '#extensions/kit/AskCam.tsx';
import type { CamQuestion } from '#extensions/kit/ask-cam.ts';
import { problemSentence, problemTitle } from '#extensions/kit/ProblemNotice.tsx';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';

/** Why the hub did not register; what was typed stays, and the button below sends the very same request again. */
export function RefusedSubmission(props: {
  problem: Problem;
  question: Omit<CamQuestion, 'issue' | 'requestId'>;
}) {
  const { labels } = usePartnerReader();
  const { problem, question } = props;
  const sentence = problemSentence(problem, labels);
  return (
    <Flex direction="column" gap="sm">
      <Alert title={problemTitle(problem, labels)} variant="danger">
        <Text>{sentence}</Text>
        {problem.retryable && <Text>{labels.problem.nothingLost}</Text>}
        <Text variant="microcopy">{labels.problem.requestId(problem.requestId)}</Text>
      </Alert>
      <AskCam question={{ ...question, issue: sentence, requestId: problem.requestId }} />
    </Flex>
  );
}
