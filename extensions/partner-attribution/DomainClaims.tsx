import React from 'react';
import type { DomainAttribution } from '#contracts/view-attribution.ts';
import { Accordion, Flex, Heading, Link, StatusTag, Text } from '@hubspot/ui-extensions';
import { useAttributionReader, type AttributionReader } from './attribution-reader.ts';
import { ClaimHistory } from './ClaimHistory.tsx';
import { Lookalikes } from './Lookalikes.tsx';
import type { Attribution } from './use-attribution.ts';

const colours = { partner: 'success', direct_rep: 'info', nobody: 'default' } as const satisfies Record<
  DomainAttribution['holder']['kind'],
  string
>;

/** Who holds the record's domain, until when, and who did before; each on its own where the record names several. */
export function DomainClaims({ view }: { view: Attribution }) {
  const reader = useAttributionReader();
  const words = reader.labels.attribution.claim;
  const [first, ...more] = view.domains;
  if (first === undefined) return null;
  if (more.length === 0) {
    return (
      <Flex direction="column" gap="sm">
        <Heading>{words.heading(first.domain.unicode)}</Heading>
        <DomainClaim attribution={first} view={view} />
      </Flex>
    );
  }
  return (
    <Flex direction="column" gap="sm">
      <Heading>{words.headingSeveral}</Heading>
      {view.domains.map((attribution, index) => (
        <Accordion
          key={attribution.domain.domain}
          title={words.short(attribution.domain.unicode, holderInShort(attribution, reader))}
          defaultOpen={index === 0}
          size="sm"
        >
          <DomainClaim attribution={attribution} view={view} />
        </Accordion>
      ))}
    </Flex>
  );
}

function DomainClaim({ attribution, view }: { attribution: DomainAttribution; view: Attribution }) {
  const { labels, format } = useAttributionReader();
  const words = labels.attribution.claim;
  const { domain, holder, claimHistory, lookalikes } = attribution;
  const without = !view.deals.some((deal) => deal.domain === domain.domain);
  return (
    <Flex direction="column" gap="sm">
      <Flex gap="sm" wrap align="center">
        <StatusTag variant={colours[holder.kind]}>{words.holderTags[holder.kind]}</StatusTag>
        {holder.kind === 'partner' && (
          <Text>
            {words.byPartner(
              holder.partner.name,
              domain.unicode,
              format.dayAndDistance(holder.endsOn, view.vendor.today),
            )}
          </Text>
        )}
        {holder.kind === 'direct_rep' && (
          <>
            <Text>{words.byDirectRep(holder.name, domain.unicode)}</Text>
            <Link href={{ url: `mailto:${holder.email}`, external: true }}>{holder.email}</Link>
          </>
        )}
        {holder.kind === 'nobody' && <Text>{words.byNobody(domain.unicode)}</Text>}
      </Flex>
      {without && (
        <Text>
          {labels.attribution.none.ifRegistered[holder.kind](
            holder.kind === 'partner' ? holder.partner.name : '',
          )}
        </Text>
      )}
      {domain.mixedScripts && <Text variant="microcopy">{labels.domain.mixedScripts(domain.domain)}</Text>}
      <ClaimHistory steps={claimHistory} vendor={view.vendor} />
      <Lookalikes lookalikes={lookalikes} />
    </Flex>
  );
}

function holderInShort({ holder }: DomainAttribution, { labels, format }: AttributionReader): string {
  const words = labels.attribution.claim;
  switch (holder.kind) {
    case 'partner':
      return words.shortUntil(holder.partner.name, format.day(holder.endsOn));
    case 'direct_rep':
      return labels.team.named(holder.name, labels.team.roles.direct_rep);
    case 'nobody':
      return words.shortFree;
  }
}
