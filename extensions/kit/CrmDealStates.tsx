import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { Link, Text } from '@hubspot/ui-extensions';
import { useReader } from './reader.tsx';

/** Where the CRM deal in the partner's own portal stands, with its link as soon as it does. */
export function OwnCrmDealState(props: {
  crmDeal: SharedDealView['crmDeals']['partner'];
  /** The card sits on this very CRM deal, so no link leads to it. */
  isThisRecord?: boolean;
}) {
  const { labels } = useReader();
  const words = labels.sharedDeal;
  const { state, url, delayReason } = props.crmDeal;
  switch (state) {
    case 'creating':
      return <Text>{words.creatingInYourCrm}</Text>;
    case 'delayed':
      return <Text>{delayReason === null ? words.delayedWithoutReason : words.delayed[delayReason]}</Text>;
    case 'stands':
      if (props.isThisRecord === true) return <Text>{words.thisRecord}</Text>;
      return url === null ? (
        <Text>{words.crmStands}</Text>
      ) : (
        <Link href={url}>{labels.actions.openCrmDeal}</Link>
      );
  }
}

/** The CRM deal at the vendor: a state only, never an id or a link. */
export function VendorCrmDealState({ crmDeal }: { crmDeal: SharedDealView['crmDeals']['vendor'] }) {
  const words = useReader().labels.sharedDeal;
  switch (crmDeal.state) {
    case 'creating':
      return <Text>{words.crmCreating}</Text>;
    case 'delayed':
      return <Text>{words.delayedWithoutReason}</Text>;
    case 'stands':
      return <Text>{words.crmStands}</Text>;
  }
}
