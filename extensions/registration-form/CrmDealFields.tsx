import React from 'react';
import { CurrencyInput, DateInput, Input, Select } from '@hubspot/ui-extensions';
import { dayFromInput, dayToInput } from '#extensions/kit/date-input.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import type { StepProps } from './DealStep.tsx';
import { dealNameOf } from './registration-draft.ts';
import type { FormFields } from './use-form-fields.ts';

/** What a CRM deal that is still to be created is made of. */
export function NewCrmDealFields({ fields, context }: StepProps) {
  const words = usePartnerReader().labels.form;
  return (
    <>
      <Input
        {...fields.text('/deal/name', 'name')}
        label={words.name}
        required
        value={dealNameOf(fields.draft, context.form, context.domainWritten)}
      />
      <Amount fields={fields} context={context} />
      <CloseDate fields={fields} />
      <PipelineAndStage fields={fields} context={context} />
    </>
  );
}

export function CloseDate({ fields }: { fields: FormFields }) {
  const words = usePartnerReader().labels.form;
  return (
    <DateInput
      {...fields.at('/deal/closeOn')}
      label={words.closeOn}
      required
      format="medium"
      clearButtonLabel={words.clearDate}
      todayButtonLabel={words.today}
      {...dayToInput(fields.draft.closeOn)}
      onChange={(value) => {
        fields.choose('/deal/closeOn', { closeOn: dayFromInput(value) });
      }}
    />
  );
}

function Amount({ fields, context }: StepProps) {
  const words = usePartnerReader().labels.form;
  const { draft } = fields;
  const { currencies } = context.form;
  return (
    <>
      <CurrencyInput
        {...fields.at('/deal/amount')}
        label={words.amount}
        description={words.amountDescription}
        currency={draft.currency}
        {...(draft.amount === null ? {} : { value: draft.amount })}
        onChange={(value) => {
          fields.choose('/deal/amount', { amount: Number.isFinite(value) ? value : null });
        }}
      />
      {currencies.length > 1 && (
        <Select
          {...fields.at('/deal/currency')}
          label={words.currency}
          required
          value={draft.currency}
          options={currencies.map((currency) => ({ value: currency, label: currency }))}
          onChange={(value) => {
            fields.choose('/deal/currency', { currency: String(value) });
          }}
        />
      )}
    </>
  );
}

function PipelineAndStage({ fields, context }: StepProps) {
  const words = usePartnerReader().labels.form;
  const { draft } = fields;
  const { pipelines } = context.form;
  const stages = pipelines.find(({ id }) => id === draft.pipelineId)?.stages ?? [];
  return (
    <>
      <Select
        {...fields.at('/deal/pipelineId')}
        label={words.pipeline}
        description={words.pipelineDescription}
        required
        placeholder={words.choose}
        value={draft.pipelineId}
        options={pipelines.map(({ id, label }) => ({ value: id, label }))}
        onChange={(value) => {
          const chosen = pipelines.find(({ id }) => id === value);
          fields.choose('/deal/pipelineId', {
            pipelineId: String(value),
            stageId: chosen?.stages[0]?.id ?? '',
          });
        }}
      />
      <Select
        {...fields.at('/deal/stageId')}
        label={words.stage}
        required
        placeholder={words.choose}
        value={draft.stageId}
        options={stages.map(({ id, label }) => ({ value: id, label }))}
        onChange={(value) => {
          fields.choose('/deal/stageId', { stageId: String(value) });
        }}
      />
    </>
  );
}
