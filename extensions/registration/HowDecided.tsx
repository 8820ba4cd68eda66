import React from 'react';
import { Flex, Modal, ModalBody, Text } from '@hubspot/ui-extensions';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import type { OutcomeProps } from './OutcomeBlock.tsx';
import { ruleFactsOf } from './outcome-words.ts';

/** The rule that decided, in plain words, and what else has to be known about the claim. */
export function HowDecided({ outcome, domain, vendor }: OutcomeProps) {
  const reader = usePartnerReader();
  const { labels } = reader;
  const facts = ruleFactsOf(outcome, domain, vendor, reader);
  return (
    <Modal id="how-decided" title={labels.actions.howDecided} width="md">
      <ModalBody>
        <Flex direction="column" gap="sm">
          <Text>{labels.howDecided[outcome.rule](facts)}</Text>
          {outcome.claim.endsOn !== null && <Text>{labels.decided.days(vendor.name, vendor.timeZone)}</Text>}
          <Text>{labels.domain.frozen(domain.unicode)}</Text>
          <Text>{labels.decided.eligibility}</Text>
          <Text>{labels.decided.preview}</Text>
          <Text variant="microcopy">{labels.decided.policy(outcome.policyVersion)}</Text>
        </Flex>
      </ModalBody>
    </Modal>
  );
}
