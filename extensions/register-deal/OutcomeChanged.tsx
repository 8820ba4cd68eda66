import React from 'react';
import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import { useReader } from '#extensions/kit/reader.tsx';
import { OutcomeBlock, type OutcomeProps } from './OutcomeBlock.tsx';

/** Nothing was written. Says what registering would do now, and never who changed it or when. */
export function OutcomeChanged({
  outcome,
  domain,
  vendor,
  needsDifference,
}: OutcomeProps & { needsDifference: boolean }) {
  const words = useReader().labels.changed;
  return (
    <Flex direction="column" gap="md">
      <Alert title={words.title} variant="warning">
        <Text>{words.text}</Text>
        <Text>{words.now[outcome.type]}</Text>
      </Alert>
      <OutcomeBlock outcome={outcome} domain={domain} vendor={vendor} />
      <Text format={{ fontWeight: 'demibold' }}>
        {needsDifference ? words.needsDifference : words.question}
      </Text>
    </Flex>
  );
}
