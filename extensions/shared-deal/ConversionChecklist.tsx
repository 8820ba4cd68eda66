import React from 'react';
import type { OwnCrmDeal, RegistrationOffer } from '#contracts/view-record.ts';
import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import type { LoadState } from '#extensions/kit/load-state.ts';
import { useSharedDealReader } from './shared-deal-reader.ts';
import type { RecordAnswer } from '#extensions/registration/use-record-view.ts';

export interface ConversionChecklistProps {
  view: RecordAnswer;
  crmDeal: OwnCrmDeal;
  offer: LoadState<RegistrationOffer>;
}

type Standing = 'there' | 'missing' | 'toChoose' | 'notUsable';

const colours = {
  there: 'success',
  missing: 'warning',
  toChoose: 'warning',
  notUsable: 'danger',
} as const satisfies Record<Standing, string>;

/** What a CRM deal needs to become shared (R8), each with its state in words. */
export function ConversionChecklist({ view, crmDeal, offer }: ConversionChecklistProps) {
  const words = useSharedDealReader().labels.sharedDealCard.notShared;
  const { companyName, contact } = view.form;
  const company: Standing = crmDeal.missing.includes('company_missing') ? 'missing' : 'there';
  const person: Standing = crmDeal.missing.includes('contact_missing') ? 'missing' : 'there';
  const domain = company === 'missing' ? 'missing' : domainStanding(offer);
  return (
    <Flex direction="column" gap="xs">
      <Item label={words.company} standing={company} value={companyName} />
      <Item label={words.contact} standing={person} value={contact?.name ?? null} />
      {domain !== null && <Item label={words.domain} standing={domain} value={null} />}
    </Flex>
  );
}

function Item(props: { label: string; standing: Standing; value: string | null }) {
  const words = useSharedDealReader().labels.sharedDealCard.notShared;
  const { label, standing, value } = props;
  return (
    <Flex gap="sm" wrap align="center">
      <Text format={{ fontWeight: 'demibold' }}>{label}</Text>
      <StatusTag variant={colours[standing]}>{words[standing]}</StatusTag>
      {standing === 'there' && value !== null && <Text>{value}</Text>}
    </Flex>
  );
}

/** Null while it is being looked up, and where that failed. */
function domainStanding(offer: LoadState<RegistrationOffer>): Standing | null {
  if (offer.state !== 'ready') return null;
  switch (offer.value.state) {
    case 'pick_domain':
      return 'toChoose';
    case 'nothing_to_decide':
      return offer.value.reason === 'no_domain' ? 'missing' : 'notUsable';
    case 'already_shared':
      return null;
    case 'offered':
    case 'removed_by_vendor':
    case 'capacity_reached':
    case 'preview_quota_exceeded':
    case 'not_permitted':
      return 'there';
  }
}
