import React from 'react';
import { Alert, Button, Flex } from '@hubspot/ui-extensions';
import { AskCam } from '#extensions/kit/AskCam.tsx';
import type { CamQuestion } from '#extensions/kit/ask-cam.ts';
import type { OfferOf } from '#extensions/kit/codes.ts';
import type { HubClient } from '#extensions/kit/hub-client.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { IdleClaims } from './IdleClaims.tsx';
import type { RecordAnswer } from './use-record-view.ts';

export interface BlockedOfferProps {
  offer: OfferOf<'removed_by_vendor' | 'capacity_reached' | 'preview_quota_exceeded' | 'not_permitted'>;
  vendor: RecordAnswer['vendor'];
  partner: string;
  hub: HubClient;
  question: Omit<CamQuestion, 'issue' | 'requestId'>;
  onCheckAgain: () => void;
  /** A claim was released: what registering would do has to be looked up anew. */
  onReleased: () => void;
}

/** Registering would be refused, or may not be looked up today; nothing is written and nobody is told. */
export function BlockedOffer(props: BlockedOfferProps) {
  const { offer, vendor, partner, hub, question, onCheckAgain, onReleased } = props;
  const { title, sentence } = useWords(offer, vendor.name, partner);
  const { labels } = usePartnerReader();
  return (
    <Flex direction="column" gap="sm">
      <Alert title={title} variant="warning">
        {sentence}
      </Alert>
      {offer.state === 'capacity_reached' && (
        <IdleClaims
          claims={offer.idleClaims}
          heading={labels.release.headingWhereRefused}
          vendor={vendor}
          hub={hub}
          onReleased={onReleased}
        />
      )}
      <AskCam question={{ ...question, issue: sentence, requestId: null }} />
      <Flex>
        <Button variant="secondary" onClick={onCheckAgain}>
          {labels.actions.checkAgain}
        </Button>
      </Flex>
    </Flex>
  );
}

function useWords(
  offer: BlockedOfferProps['offer'],
  vendor: string,
  partner: string,
): { title: string; sentence: string } {
  const { labels, format } = usePartnerReader();
  switch (offer.state) {
    case 'removed_by_vendor':
      return { title: labels.removed.title, sentence: labels.removed.text(vendor, offer.domain.unicode) };
    case 'capacity_reached':
      return {
        title: labels.refusedAtLimit.title,
        sentence: labels.refusedAtLimit.text(vendor, format.number(offer.limit)),
      };
    case 'preview_quota_exceeded':
      return { title: labels.quotaTitle, sentence: labels.errors['preview.quota_exceeded'] };
    case 'not_permitted':
      return { title: labels.notPermitted.title, sentence: labels.notPermitted.text(partner) };
  }
}
