import React from 'react';
import { objectTypeIds, type RecordReference } from '#contracts/record-reference.ts';
import { Button, EmptyState, Flex, Text } from '@hubspot/ui-extensions';
import { CrmActionButton, CrmActionLink } from '@hubspot/ui-extensions/crm';
import { AskCam } from '#extensions/kit/AskCam.tsx';
import type { CamQuestion } from '#extensions/kit/ask-cam.ts';
import type { DomainReason, OfferOf } from '#extensions/kit/codes.ts';
import { useReader } from '#extensions/kit/reader.tsx';

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
  question: Omit<CamQuestion, 'issue' | 'requestId'>;
  onCheckAgain: () => void;
}

/** Why this record leads to no registration, and what the reader can do about it right here. */
export function NothingToDecide({ offer, record, question, onCheckAgain }: NothingToDecideProps) {
  const { labels } = useReader();
  const words = labels.nothingToDecide[offer.reason];
  const sentence = words.text(offer.written ?? labels.thisRecord);
  const canMend = mendable.has(offer.reason);
  return (
    <Flex direction="column" gap="sm">
      <EmptyState title={words.title} layout="vertical" imageName="companies" imageWidth={120} flush>
        <Text>{sentence}</Text>
        {canMend && <Text>{labels.mend[record.type]}</Text>}
      </EmptyState>
      <AskCam question={{ ...question, issue: sentence, requestId: null }} />
      <Flex gap="sm" wrap align="center">
        {canMend && record.type !== 'company' && <AddCompany record={record} />}
        <Button
          variant={canMend && record.type === 'company' ? 'primary' : 'secondary'}
          onClick={onCheckAgain}
        >
          {labels.actions.checkAgain}
        </Button>
      </Flex>
    </Flex>
  );
}

/** HubSpot's own forms: the reader stays on the record, and HubSpot checks their rights. */
function AddCompany({ record }: { record: RecordReference }) {
  const { actions } = useReader().labels;
  const association = { objectTypeId: objectTypeIds[record.type], objectId: Number(record.id) };
  return (
    <>
      <CrmActionButton
        variant="primary"
        actionType="OPEN_RECORD_ASSOCIATION_FORM"
        actionContext={{ objectTypeId: objectTypeIds.company, association }}
      >
        {actions.associateCompany}
      </CrmActionButton>
      <CrmActionLink
        actionType="OPEN_RECORD_CREATOR_FORM"
        actionContext={{ objectTypeId: objectTypeIds.company }}
      >
        {actions.createCompany}
      </CrmActionLink>
    </>
  );
}
