import React from 'react';
import type { DomainAttribution } from '#contracts/view-attribution.ts';
import { Flex, Link, Text } from '@hubspot/ui-extensions';
import { useAttributionReader } from './attribution-reader.ts';

/** Companies that may be the same prospect under another domain. */
export function Lookalikes({ lookalikes }: Pick<DomainAttribution, 'lookalikes'>) {
  const words = useAttributionReader().labels.attribution.lookalikes;
  if (lookalikes.length === 0) return null;
  return (
    <Flex direction="column" gap="xs" align="start">
      <Text format={{ fontWeight: 'demibold' }}>{words.heading}</Text>
      <Text>{words.text}</Text>
      {lookalikes.map(({ name, domain, domainUnicode, url }) => (
        <Link key={`${domain} ${url}`} href={url}>
          {words.link(name, domainUnicode)}
        </Link>
      ))}
    </Flex>
  );
}
