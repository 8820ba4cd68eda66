import React from 'react';
import type { RecordReference } from '#contracts/record-reference.ts';
import { Button, EmptyState, Flex, Text } from '@hubspot/ui-extensions';
import { AskCam } from '#extensions/kit/AskCam.tsx';
import type { CamQuestion } from '#extensions/kit/ask-cam.ts';
import type { DomainReason, OfferOf } from '#extensions/kit/codes.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { AssociateRecord } from './AssociateRecord.tsx';

/** Reasons that another domain mends; the rest is as it is. */
const mendable: ReadonlySet<DomainReason> = new Set([
  'no_domain',
  'ip_address',
  'single_label',
  'public_suffix',
  'unknown_suffix',
  'invalid_characters',
  'malformed',
  'free_mail_domain',
  'disposable_domain',
]);

export interface NothingToDecideProps {
  offer: OfferOf<'nothing_to_decide'>;
  record: RecordReference;
  /** The record has no company; with one, that company's record is what to mend. */
  lacksCompany: boolean;
  question: Omit<CamQuestion, 'issue' | 'requestId'>;
  onCheckAgain: () => void;
}

/** Why this record leads to no registration, and what the reader can do about it right here. */
export function NothingToDecide(props: NothingToDecideProps) {
  const { offer, record, lacksCompany, question, onCheckAgain } = props;
  const { labels } = usePartnerReader();
  const words = labels.nothingToDecide[offer.reason];
  const sentence = words.text(offer.written ?? labels.thisRecord);
  const canMend = mendable.has(offer.reason);
  const inCompany = record.type === 'company' || (record.type === 'deal' && !lacksCompany);
  return (
    <Flex direction="column" gap="sm">
      <EmptyState title={words.title} layout="vertical" imageName="companies" imageWidth={120} flush>
        <Text>{sentence}</Text>
        {canMend && (
          <Text>
            {inCompany && record.type === 'deal' ? labels.mend.companyOfDeal : labels.mend[record.type]}
          </Text>
        )}
      </EmptyState>
      <AskCam question={{ ...question, issue: sentence, requestId: null }} />
      <Flex gap="sm" wrap align="center">
        {canMend && !inCompany && <AssociateRecord record={record} type="company" />}
        <Button variant={canMend && inCompany ? 'primary' : 'secondary'} onClick={onCheckAgain}>
          {labels.actions.checkAgain}
        </Button>
      </Flex>
    </Flex>
  );
}
