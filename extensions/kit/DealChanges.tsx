import React, { useState } from 'react';
import type { DealSync } from '#contracts/deal-sync.ts';
import { Button, Flex, Text } from '@hubspot/ui-extensions';
import type { ChangeLine } from './codes.ts';
import { cut, CutText } from './CutText.tsx';
import { useInStepReader, type InStepReader } from './in-step-reader.ts';
import type { BothCompanies } from './labels.en.ts';
import { valueWords } from './synced-values.ts';

/** As many as stand under each other before a reader has to ask for more. */
const shownAtOnce = 5;

export interface DealChangesProps {
  sync: DealSync;
  companies: BothCompanies;
}

/** What happened? Who changed what on which side and when, newest first, and what became of it. */
export function DealChanges({ sync, companies }: DealChangesProps) {
  const { labels, format } = useInStepReader();
  const words = labels.inStep;
  const [showsAll, setShowsAll] = useState(false);
  const { changes } = sync;
  const shown = showsAll ? changes : changes.slice(0, shownAtOnce);
  if (changes.length === 0) return <Text>{words.nothingHappened}</Text>;
  return (
    <Flex direction="column" gap="sm">
      {shown.map((change, index) => (
        <Change key={`${changes.length - index}`} change={change} sync={sync} companies={companies} />
      ))}
      {shown.length < changes.length && (
        <Flex>
          <Button
            variant="transparent"
            size="xs"
            onClick={() => {
              setShowsAll(true);
            }}
          >
            {words.earlier(format.number(changes.length - shown.length))}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function Change({ change, sync, companies }: DealChangesProps & { change: ChangeLine }) {
  const reader = useInStepReader();
  const { labels, format, now } = reader;
  const company = companies[change.side];
  const who = change.changedBy === null ? company : labels.messages.by(change.changedBy, company);
  const became = becameWords(change, sync, companies, reader);
  const changedAt = format.momentAndDistance(change.changedAt, now());
  const sentence = (shorten: (text: string) => string) =>
    changeWords(change, currencyOf(sync), companies, reader, shorten);
  return (
    <Flex direction="column" gap="flush">
      <CutText
        short={sentence(cut)}
        whole={sentence((text) => text)}
        name={nameOf(change, changedAt, reader)}
      />
      {became !== null && <Text>{became}</Text>}
      <Text variant="microcopy">{`${who} · ${changedAt}`}</Text>
    </Flex>
  );
}

/** Of an earlier amount nobody has written down the currency: it is today's unless that was changed meanwhile. */
function currencyOf({ changes, currency }: DealSync): string | null {
  return changes.some(({ property }) => property === 'currency') ? null : currency;
}

/** Tells one long text from the others: what was changed, and when. */
function nameOf({ property }: ChangeLine, changedAt: string, { labels }: InStepReader): string {
  return property === 'state' ? changedAt : `${labels.inStep.properties[property]}, ${changedAt}`;
}

function changeWords(
  { property, value, previous }: ChangeLine,
  currency: string | null,
  { vendor }: BothCompanies,
  reader: InStepReader,
  shorten: (text: string) => string,
): string {
  const { changed, closed, properties, quoted } = reader.labels.inStep;
  // A text by the contract; the hub knows no other states here.
  if (property === 'state') return closed[value === 'won' || value === 'lost' ? value : 'open'](vendor);
  const inWords = (text: string) => {
    const words = valueWords(property, text, currency, reader);
    // What somebody wrote is told apart from the sentence around it.
    return words === text && property !== 'amount' ? quoted(shorten(words)) : words;
  };
  return changed(properties[property], inWords(previous), inWords(value));
}

/** Null where it crossed, which is what everybody expects. */
function becameWords(
  { property, outcome, side }: ChangeLine,
  { properties }: DealSync,
  companies: BothCompanies,
  { labels }: InStepReader,
): string | null {
  const words = labels.inStep;
  if (outcome === 'adopted') return null;
  if (outcome === 'emptied') return words.putBack;
  const other = companies[side === 'vendor' ? 'partner' : 'vendor'];
  const shownWith = property === 'currency' ? 'amount' : property;
  const direction = properties.find((line) => line.property === shownWith)?.direction;
  return direction === (side === 'vendor' ? 'to_vendor' : 'to_partner')
    ? words.doesNotCross(other)
    : words.gaveWay(other);
}
