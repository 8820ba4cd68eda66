import React from 'react';
import { Alert, Button, Flex } from '@hubspot/ui-extensions';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import type { Step } from './registration-fields.ts';
import type { ShownFault } from './use-form-fields.ts';

/** All faults that are shown at fields, each leading to the step in which its field stands. */
export function FaultSummary(props: { faults: readonly ShownFault[]; onGoTo: (step: Step) => void }) {
  const words = usePartnerReader().labels.form;
  const { faults, onGoTo } = props;
  if (faults.length === 0) return null;
  return (
    <Alert title={words.summaryTitle(faults.length)} variant="danger">
      <Flex direction="column" gap="xs" align="start">
        {faults.map(({ pointer, step, label, message }) => (
          <Button
            key={pointer}
            variant="transparent"
            size="xs"
            onClick={() => {
              onGoTo(step);
            }}
          >
            {words.summaryLine(withoutFullStop(label), message)}
          </Button>
        ))}
      </Flex>
    </Alert>
  );
}

/** Confirmations are sentences; before a colon they lose their full stop. */
function withoutFullStop(label: string): string {
  return label.replace(/[.?]$/, '');
}
