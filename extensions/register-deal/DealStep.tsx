import React from 'react';
import {
  CurrencyInput,
  DateInput,
  Flex,
  Input,
  MultiSelect,
  Select,
  TextArea,
  ToggleGroup,
} from '@hubspot/ui-extensions';
import type { CompanySize, Motion } from '#extensions/kit/codes.ts';
import { countryOptions } from '#extensions/kit/countries.ts';
import { dayFromInput, dayToInput } from '#extensions/kit/date-input.ts';
import { optionsOf } from '#extensions/kit/labels.ts';
import { useReader } from '#extensions/kit/reader.tsx';
import {
  dealNameOf,
  dealToDifferFrom,
  improvesOpenDeal,
  openDealFor,
  type DraftContext,
} from './registration-draft.ts';
import type { FormFields } from './use-form-fields.ts';

export interface StepProps {
  fields: FormFields;
  context: DraftContext;
}

/** Step one: what is sold, for how much, until when, and where it lies in the partner's own pipeline. */
export function DealStep({ fields, context }: StepProps) {
  const { labels } = useReader();
  const words = labels.form;
  const { draft } = fields;
  const { form } = context;
  return (
    <Flex direction="column" gap="md">
      <ToggleGroup
        {...fields.at('/deal/motion')}
        toggleType="radioButtonList"
        label={words.motion}
        required
        value={draft.motion}
        options={optionsOf<Motion>(labels.motions)}
        onChange={(value: string) => {
          const motion = optionsOf<Motion>(labels.motions).find((option) => option.value === value);
          if (motion !== undefined) fields.choose('/deal/motion', { motion: motion.value });
        }}
      />
      <ExistingDeal fields={fields} context={context} />
      <MultiSelect
        {...fields.at('/deal/products')}
        label={words.products}
        required
        placeholder={words.choose}
        value={[...draft.products]}
        options={form.products.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(values) => {
          fields.choose('/deal/products', { products: values.map(String) });
        }}
      />
      <Input
        {...fields.text('/deal/name', 'name')}
        label={words.name}
        required
        value={dealNameOf(draft, form, context.domainWritten)}
      />
      <Amount fields={fields} context={context} />
      <DateInput
        {...fields.at('/deal/closeOn')}
        label={words.closeOn}
        required
        format="medium"
        clearButtonLabel={words.clearDate}
        todayButtonLabel={words.today}
        {...dayToInput(draft.closeOn)}
        onChange={(value) => {
          fields.choose('/deal/closeOn', { closeOn: dayFromInput(value) });
        }}
      />
      <PipelineAndStage fields={fields} context={context} />
      <UnknownCompanyFacts fields={fields} context={context} />
    </Flex>
  );
}

/** R7: a further deal has to differ; the one that is there may be gone on with where that has an effect. */
function ExistingDeal({ fields, context }: StepProps) {
  const words = useReader().labels.form;
  const { draft } = fields;
  const openDeal = openDealFor(context.outcome, draft.motion);
  if (openDeal === null) return null;
  return (
    <>
      {improvesOpenDeal(context.outcome, openDeal) && (
        <ToggleGroup
          name="existing"
          toggleType="radioButtonList"
          label={words.existing}
          value={draft.existing}
          options={[
            {
              value: 'keep',
              label: words.existingKeep(openDeal.name),
              description: words.existingKeepDescription,
            },
            { value: 'another', label: words.existingAnother },
          ]}
          onChange={(value: string) => {
            fields.choose('/difference', { existing: value === 'keep' ? 'keep' : 'another' });
          }}
        />
      )}
      {dealToDifferFrom(draft, context.outcome) !== null && (
        <TextArea
          {...fields.text('/difference', 'difference')}
          label={words.difference}
          description={words.differenceDescription(openDeal.name)}
          required
          value={draft.difference}
        />
      )}
    </>
  );
}

function Amount({ fields, context }: StepProps) {
  const words = useReader().labels.form;
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
  const words = useReader().labels.form;
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

/** Country and size decide who at the vendor looks after the deal; asked only where the record does not say. */
function UnknownCompanyFacts({ fields, context }: StepProps) {
  const { labels, format } = useReader();
  const words = labels.form;
  const { draft } = fields;
  return (
    <>
      {context.form.country === null && (
        <Select
          {...fields.at('/deal/country')}
          label={words.country}
          description={words.unknownDescription}
          placeholder={words.choose}
          {...(draft.country === null ? {} : { value: draft.country })}
          options={countryOptions(format.locale)}
          onChange={(value) => {
            fields.choose('/deal/country', { country: String(value) });
          }}
        />
      )}
      {context.form.companySize === null && (
        <Select
          {...fields.at('/deal/companySize')}
          label={words.companySize}
          description={words.unknownDescription}
          placeholder={words.choose}
          {...(draft.companySize === null ? {} : { value: draft.companySize })}
          options={optionsOf<CompanySize>(labels.companySizes)}
          onChange={(value) => {
            const size = optionsOf<CompanySize>(labels.companySizes).find((option) => option.value === value);
            if (size !== undefined) fields.choose('/deal/companySize', { companySize: size.value });
          }}
        />
      )}
    </>
  );
}
