import React, { useState } from 'react';
import {
  Flex,
  Panel,
  PanelBody,
  PanelFooter,
  PanelSection,
  StepIndicator,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import type { OwnCrmDeal } from '#contracts/view-record.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import type { OpenedRecord } from '#extensions/registration/OpenedRecordCard.tsx';
import type { RegistrationFlow } from '#extensions/registration/use-registration-flow.ts';
import { DealStep } from './DealStep.tsx';
import { FaultSummary } from './FaultSummary.tsx';
import type { OutcomeProps } from '#extensions/registration/OutcomeBlock.tsx';
import { OutcomeChanged } from './OutcomeChanged.tsx';
import { ruleFactsOf } from '#extensions/registration/outcome-words.ts';
import { PanelButtons } from './PanelButtons.tsx';
import { QualificationStep } from './QualificationStep.tsx';
import { RefusedSubmission } from './RefusedSubmission.tsx';
import { dealToDifferFrom, purposeOf, type DraftContext } from './registration-draft.ts';
import { fieldAt, registrationFields, steps, type Step } from './registration-fields.ts';
import { checkDraft, knownFault } from './registration-request.ts';
import { useFormFields } from './use-form-fields.ts';

export const panelId = 'register-deal-panel';

const noFaults: readonly never[] = [];

export interface RegistrationPanelProps extends OutcomeProps {
  /** The CRM deal that becomes shared; null where a new one is registered. */
  crmDeal: OwnCrmDeal | null;
  opened: OpenedRecord;
  flow: RegistrationFlow;
}

/**
 * The form in two steps. It checks with the hub's own contract, field by field as fields are left and as a whole before it
 * sends; nothing typed is lost by closing it.
 */
export function RegistrationPanel(props: RegistrationPanelProps) {
  const { crmDeal, opened, flow, vendor, outcome, domain } = props;
  const { kept, registration, question } = flow;
  const context: DraftContext = {
    record: opened.record,
    domain: domain.domain,
    domainWritten: domain.unicode,
    outcome,
    form: opened.view.form,
    crmDeal,
  };
  const reader = usePartnerReader();
  const { labels } = reader;
  const { closeOverlay } = useExtensionActions<'crm.record.sidebar'>();
  const [step, setStep] = useState<Step>('deal');
  const { submission } = registration;
  const purpose = purposeOf(context);
  const formFields = registrationFields(labels, context, vendor.name);
  const faultsOf = (draft = kept.draft) => checkDraft(draft, context, labels);
  const hubFaults = submission.state === 'refused' ? (submission.problem.fields ?? noFaults) : noFaults;
  const fields = useFormFields(
    kept,
    { own: faultsOf().faults, hub: hubFaults, codeOf: (code) => knownFault(code, undefined, labels) },
    formFields,
  );

  function goOn() {
    fields.reveal('deal');
    const blocking = faultsOf(kept.latest()).faults.some(
      ({ pointer }) => fieldAt(formFields, pointer)?.step === 'deal',
    );
    if (!blocking) setStep('qualification');
  }

  function submit() {
    const checked = faultsOf(kept.latest());
    if (checked.prepared !== null) {
      void registration.send(checked.prepared);
      return;
    }
    fields.reveal('deal');
    fields.reveal('qualification');
    const first = formFields.find((field) =>
      checked.faults.some(({ pointer }) => fieldAt([field], pointer) !== undefined),
    );
    if (first !== undefined) setStep(first.step);
  }

  const needsDifference =
    dealToDifferFrom(kept.draft, context) !== null && kept.draft.difference.trim() === '';

  return (
    <Panel
      id={panelId}
      title={labels.submit[purpose].action}
      variant="modal"
      width="md"
      onOpen={kept.show}
      onClose={() => {
        kept.show();
        if (submission.state !== 'sending') registration.edit();
        flow.onPanelClosed();
      }}
    >
      <PanelBody>
        {submission.state === 'outcome_changed' ? (
          <PanelSection>
            <OutcomeChanged
              outcome={submission.outcome}
              domain={domain}
              vendor={vendor}
              purpose={purpose}
              needsDifference={needsDifference}
            />
          </PanelSection>
        ) : (
          <>
            <PanelSection>
              <StepIndicator
                stepNames={steps.map((name) => labels.form.steps[name])}
                currentStep={steps.indexOf(step)}
                onClick={(index) => {
                  if (steps[index] === 'qualification') goOn();
                  else setStep('deal');
                }}
              />
            </PanelSection>
            <PanelSection>
              <Flex direction="column" gap="md">
                <Flex direction="column" gap="flush">
                  <Text format={{ fontWeight: 'demibold' }}>{labels.becomes[outcome.type]}</Text>
                  <Text variant="microcopy">
                    {labels.outcome[outcome.rule](ruleFactsOf(outcome, domain, vendor, reader))}
                  </Text>
                </Flex>
                {submission.state === 'refused' && (
                  <RefusedSubmission problem={submission.problem} question={question} />
                )}
                <FaultSummary faults={fields.shownFaults} onGoTo={setStep} />
                {step === 'deal' ? (
                  <DealStep fields={fields} context={context} />
                ) : (
                  <QualificationStep fields={fields} context={context} vendor={vendor.name} />
                )}
              </Flex>
            </PanelSection>
          </>
        )}
      </PanelBody>
      <PanelFooter>
        <PanelButtons
          step={step}
          purpose={purpose}
          submission={submission}
          needsDifference={needsDifference}
          onNext={goOn}
          onBack={() => {
            setStep('deal');
          }}
          onBackToForm={() => {
            registration.edit();
            setStep('deal');
          }}
          onSubmit={submit}
          onCancel={() => {
            closeOverlay(panelId);
          }}
        />
      </PanelFooter>
    </Panel>
  );
}
