import React from 'react';
import { Flex, MultiSelect, Select, TextArea, ToggleGroup } from '@hubspot/ui-extensions';
import type { CompanySize, Motion } from '#extensions/kit/codes.ts';
import { countryOptions } from '#extensions/kit/countries.ts';
import { optionsOf } from '#extensions/kit/labels.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { CloseDate, NewCrmDealFields } from './CrmDealFields.tsx';
import { KeptCrmDeal } from './KeptCrmDeal.tsx';
import {
  asksCloseDate,
  dealToDifferFrom,
  dealToGoOnWith,
  openDealFor,
  type DraftContext,
} from './registration-draft.ts';
import type { FormFields } from './use-form-fields.ts';

export interface StepProps {
  fields: FormFields;
  context: DraftContext;
}

/** Step one: what is sold, and of a new CRM deal for how much, until when, and where it lies in the partner's pipeline. */
export function DealStep({ fields, context }: StepProps) {
  const { labels } = usePartnerReader();
  const words = labels.form;
  const { draft } = fields;
  const { form } = context;
  return (
    <Flex direction="column" gap="md">
      {context.crmDeal !== null && <KeptCrmDeal crmDeal={context.crmDeal} />}
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
      {context.crmDeal === null && <NewCrmDealFields fields={fields} context={context} />}
      {context.crmDeal !== null && asksCloseDate(context) && <CloseDate fields={fields} />}
      <UnknownCompanyFacts fields={fields} context={context} />
    </Flex>
  );
}

/** R7: a further deal has to differ; the one that is there may be gone on with where that has an effect. */
function ExistingDeal({ fields, context }: StepProps) {
  const words = usePartnerReader().labels.form;
  const { draft } = fields;
  const openDeal = openDealFor(context.outcome, draft.motion);
  if (openDeal === null) return null;
  return (
    <>
      {dealToGoOnWith(draft, context) !== null && (
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
      {dealToDifferFrom(draft, context) !== null && (
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

/** Country and size decide who at the vendor looks after the deal; asked only where the record does not say. */
function UnknownCompanyFacts({ fields, context }: StepProps) {
  const { labels, format } = usePartnerReader();
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
