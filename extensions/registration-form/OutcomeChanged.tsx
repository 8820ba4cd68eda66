import React from 'react';
import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { OutcomeBlock, type OutcomeProps } from '#extensions/registration/OutcomeBlock.tsx';

/** Nothing was written. Says what registering would do now, and never who changed it or when. */
export function OutcomeChanged({
  outcome,
  domain,
  vendor,
  purpose,
  needsDifference,
}: OutcomeProps & { purpose: 'register' | 'convert'; needsDifference: boolean }) {
  const { changed: words, submit } = usePartnerReader().labels;
  return (
    <Flex direction="column" gap="md">
      <Alert title={submit[purpose].nothingYet} variant="warning">
        <Text>{words.text}</Text>
        <Text>{words.now[outcome.type]}</Text>
      </Alert>
      <OutcomeBlock outcome={outcome} domain={domain} vendor={vendor} />
      <Text format={{ fontWeight: 'demibold' }}>
        {needsDifference ? words.needsDifference : submit[purpose].question}
      </Text>
    </Flex>
  );
}
