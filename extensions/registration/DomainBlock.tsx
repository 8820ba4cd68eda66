import React from 'react';
import type { RecordDomain } from '#contracts/values.ts';
import type { RegistrationOffer } from '#contracts/view-record.ts';
import { Flex, Select, StatusTag, Text } from '@hubspot/ui-extensions';
import type { RoutingRule } from '#extensions/kit/codes.ts';
import type { LoadState } from '#extensions/kit/load-state.ts';
import { usePartnerReader, type PartnerLabels } from '#extensions/kit/partner-reader.ts';

export interface DomainBlockProps {
  domains: readonly RecordDomain[];
  picked: string | null;
  offer: LoadState<RegistrationOffer>;
  onPick: (domain: string) => void;
}

const colours = {
  R1: 'success',
  R2: 'success',
  R3: 'warning',
  R4: 'warning',
  R5: 'warning',
  R6: 'info',
} as const satisfies Record<RoutingRule, string>;

/** What is known: the domain as people write it, a picker where the record names several, and whether it is available. */
export function DomainBlock({ domains, picked, offer, onPick }: DomainBlockProps) {
  const { labels } = usePartnerReader();
  const shown = shownDomain(domains, picked, offer);
  const tag = availability(offer, labels);
  return (
    <Flex direction="column" gap="xs">
      {domains.length > 1 && (
        <Select
          name="domain"
          label={labels.domain.pick}
          description={labels.domain.pickDescription}
          placeholder={labels.domain.pickPlaceholder}
          {...(shown === null ? {} : { value: shown.domain })}
          options={domains.map(({ domain, unicode }) => ({ value: domain, label: unicode }))}
          onChange={(value) => {
            onPick(String(value));
          }}
        />
      )}
      {shown !== null && (
        <Flex gap="sm" wrap align="center">
          <Text format={{ fontWeight: 'bold' }}>{shown.unicode}</Text>
          {tag !== null && <StatusTag variant={tag.colour}>{tag.words}</StatusTag>}
        </Flex>
      )}
      {shown?.mixedScripts === true && (
        <Text variant="microcopy">{labels.domain.mixedScripts(shown.domain)}</Text>
      )}
    </Flex>
  );
}

function shownDomain(
  domains: readonly RecordDomain[],
  picked: string | null,
  offer: LoadState<RegistrationOffer>,
): RecordDomain | null {
  if (offer.state === 'ready' && 'domain' in offer.value) return offer.value.domain;
  const candidate = domains.find(({ domain }) => domain === picked);
  return candidate ?? (domains.length === 1 ? (domains[0] ?? null) : null);
}

function availability(
  offer: LoadState<RegistrationOffer>,
  labels: PartnerLabels,
): { words: string; colour: 'success' | 'warning' | 'info' | 'default' } | null {
  if (offer.state !== 'ready') return null;
  switch (offer.value.state) {
    case 'offered': {
      const { rule } = offer.value.outcome;
      return { words: labels.availability[rule], colour: colours[rule] };
    }
    case 'pick_domain':
    case 'already_shared':
    case 'preview_quota_exceeded':
    case 'not_permitted':
      return null;
    case 'nothing_to_decide':
    case 'removed_by_vendor':
    case 'capacity_reached':
      return { words: labels.blockedTag, colour: 'default' };
  }
}
