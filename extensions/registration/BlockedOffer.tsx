import React from 'react';
import { Alert, Button, Flex } from '@hubspot/ui-extensions';
import { AskCam } from '#extensions/kit/AskCam.tsx';
import type { CamQuestion } from '#extensions/kit/ask-cam.ts';
import type { OfferOf } from '#extensions/kit/codes.ts';
import { useReader } from '#extensions/kit/reader.tsx';

export interface BlockedOfferProps {
  offer: OfferOf<'removed_by_vendor' | 'capacity_reached' | 'preview_quota_exceeded' | 'not_permitted'>;
  vendor: string;
  partner: string;
  question: Omit<CamQuestion, 'issue' | 'requestId'>;
  onCheckAgain: () => void;
}

/** Registering would be refused, or may not be looked up today; nothing is written and nobody is told. */
export function BlockedOffer({ offer, vendor, partner, question, onCheckAgain }: BlockedOfferProps) {
  const { title, sentence } = useWords(offer, vendor, partner);
  const { labels } = useReader();
  return (
    <Flex direction="column" gap="sm">
      <Alert title={title} variant="warning">
        {sentence}
      </Alert>
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
  const { labels, format } = useReader();
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
