import React from 'react';
import { Button, Flex, LoadingButton } from '@hubspot/ui-extensions';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import type { Step } from './registration-fields.ts';
import type { Submission } from './use-registration.ts';

export interface PanelButtonsProps {
  step: Step;
  purpose: 'register' | 'convert';
  submission: Submission;
  needsDifference: boolean;
  onNext: () => void;
  onBack: () => void;
  onBackToForm: () => void;
  onSubmit: () => void;
  onCancel: () => void;
}

/** One primary button at a time, leftmost. */
export function PanelButtons(props: PanelButtonsProps) {
  const { actions, submit } = usePartnerReader().labels;
  const words = submit[props.purpose];
  const sending = props.submission.state === 'sending';
  if (props.submission.state === 'outcome_changed') {
    return (
      <Flex gap="sm" wrap>
        {!props.needsDifference && (
          <LoadingButton variant="primary" loading={sending} onClick={props.onSubmit}>
            {words.anyway}
          </LoadingButton>
        )}
        <Button variant={props.needsDifference ? 'primary' : 'secondary'} onClick={props.onBackToForm}>
          {actions.backToForm}
        </Button>
      </Flex>
    );
  }
  if (props.step === 'deal') {
    return (
      <Flex gap="sm" wrap>
        <Button variant="primary" onClick={props.onNext}>
          {actions.next}
        </Button>
        <Button variant="secondary" onClick={props.onCancel}>
          {actions.cancel}
        </Button>
      </Flex>
    );
  }
  return (
    <Flex gap="sm" wrap>
      <LoadingButton variant="primary" loading={sending} onClick={props.onSubmit}>
        {words.action}
      </LoadingButton>
      <Button variant="secondary" disabled={sending} onClick={props.onBack}>
        {actions.back}
      </Button>
    </Flex>
  );
}
