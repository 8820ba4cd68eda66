import React from 'react';
import { OpenedRecordCard, type CardOptions } from '#extensions/registration/OpenedRecordCard.tsx';
import { RecordCard } from './RecordCard.tsx';

/** The Register deal card: what is known, what registering would do, one button. */
export function RegisterDealView(options: CardOptions) {
  return <OpenedRecordCard {...options}>{(opened) => <RecordCard {...opened} />}</OpenedRecordCard>;
}
