import React from 'react';
import { DescriptionList, DescriptionListItem, Flex, Text } from '@hubspot/ui-extensions';
import type { OwnCrmDeal } from '#contracts/view-record.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';

/** What stays as it is on a CRM deal that becomes shared (R8), so that nobody looks for it among the questions. */
export function KeptCrmDeal({ crmDeal }: { crmDeal: OwnCrmDeal }) {
  const { labels, format } = usePartnerReader();
  const words = labels.form;
  const { name, amount, currency, closeOn, pipeline, stage } = crmDeal;
  const kept = [
    [words.name, name],
    [words.amount, amount === null || currency === null ? null : format.money(amount, currency)],
    [words.closeOn, closeOn === null ? null : format.day(closeOn)],
    [words.pipeline, pipeline],
    [words.stage, stage],
  ] as const;
  return (
    <Flex direction="column" gap="xs">
      <DescriptionList direction="column">
        {kept.flatMap(([label, value]) =>
          value === null
            ? []
            : [
                <DescriptionListItem key={label} label={label}>
                  <Text>{value}</Text>
                </DescriptionListItem>,
              ],
        )}
      </DescriptionList>
      <Text variant="microcopy">{words.keptDescription}</Text>
    </Flex>
  );
}
