import React, { useState } from 'react';
import { Button, Flex, Text } from '@hubspot/ui-extensions';
import { useInStepReader } from './in-step-reader.ts';

/** As much of a text as a line of a table can take; the whole one is a press away. */
const shownCharacters = 80;

/** Between two words where there are any. */
export function cut(text: string): string {
  if (text.length <= shownCharacters) return text;
  return `${text.slice(0, shownCharacters).replace(/\s+\S*$/, '')}…`;
}

export interface CutTextProps {
  short: string;
  whole: string;
  /** What text it is. A button has no name for screen readers but its words, and there may be many of them. */
  name: string;
}

/** A text that may be long: what stands at once, and the whole of it for whoever wants to read on. */
export function CutText({ short, whole, name }: CutTextProps) {
  const { showWhole, showLess } = useInStepReader().labels.inStep;
  const [isWhole, setIsWhole] = useState(false);
  if (short === whole) return <Text>{whole}</Text>;
  return (
    <Flex direction="column" gap="flush" align="start">
      {(isWhole ? whole.split(/\n+/) : [short]).map((line, index) => (
        <Text key={`${index} ${line}`}>{line}</Text>
      ))}
      <Button
        variant="transparent"
        size="xs"
        onClick={() => {
          setIsWhole(!isWhole);
        }}
      >
        {isWhole ? showLess(name) : showWhole(name)}
      </Button>
    </Flex>
  );
}
