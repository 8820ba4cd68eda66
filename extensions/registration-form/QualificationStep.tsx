import React from 'react';
import { Checkbox, Flex, Text, TextArea, ToggleGroup } from '@hubspot/ui-extensions';
import type { LegalBasis } from '#extensions/kit/codes.ts';
import { optionsOf } from '#extensions/kit/labels.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import type { StepProps } from './DealStep.tsx';
import type { FormFields } from './use-form-fields.ts';

/** Step two: that the opportunity is qualified, what the vendor has to know, and whether the contact's data may cross. */
export function QualificationStep({ fields, context, vendor }: StepProps & { vendor: string }) {
  const words = usePartnerReader().labels.form;
  const { draft } = fields;
  return (
    <Flex direction="column" gap="md">
      <Confirmation fields={fields} confirmation="relationshipConfirmed" />
      <Confirmation fields={fields} confirmation="needConfirmed" />
      <TextArea
        {...fields.text('/qualification/introNote', 'introNote')}
        label={words.introNote}
        description={words.introNoteDescription}
        required
        value={draft.introNote}
      />
      <TextArea
        {...fields.text('/qualification/painOrOpportunity', 'painOrOpportunity')}
        label={words.painOrOpportunity}
        required
        value={draft.painOrOpportunity}
      />
      <TextArea
        {...fields.text('/qualification/nextSteps', 'nextSteps')}
        label={words.nextSteps}
        required
        value={draft.nextSteps}
      />
      <ToggleGroup
        {...fields.at('/qualification/clientKnowsVendor')}
        toggleType="radioButtonList"
        label={words.clientKnowsVendor(vendor)}
        required
        {...(draft.clientKnowsVendor === null ? {} : { value: draft.clientKnowsVendor ? 'yes' : 'no' })}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        onChange={(value: string) => {
          fields.choose('/qualification/clientKnowsVendor', { clientKnowsVendor: value === 'yes' });
        }}
      />
      {context.form.contact !== null && (
        <ContactSharing fields={fields} contact={context.form.contact} vendor={vendor} />
      )}
    </Flex>
  );
}

function Confirmation(props: {
  fields: FormFields;
  confirmation: 'relationshipConfirmed' | 'needConfirmed';
}) {
  const words = usePartnerReader().labels.form;
  const { fields, confirmation } = props;
  const pointer = `/qualification/${confirmation}`;
  const { name, validationMessage } = fields.at(pointer);
  return (
    <Flex direction="column" gap="xs">
      <Checkbox
        name={name}
        checked={fields.draft[confirmation]}
        onChange={(checked) => {
          fields.choose(pointer, { [confirmation]: checked });
        }}
      >
        {words[confirmation]}
      </Checkbox>
      {validationMessage !== undefined && <Text variant="microcopy">{validationMessage}</Text>}
    </Flex>
  );
}

/** Not sharing is the state to start from: personal data crosses only where somebody states why it may. */
function ContactSharing(props: {
  fields: FormFields;
  contact: { name: string; email: string };
  vendor: string;
}) {
  const words = usePartnerReader().labels.form;
  const { fields, contact, vendor } = props;
  const bases = optionsOf<LegalBasis>(words.legalBases);
  return (
    <Flex direction="column" gap="xs">
      <ToggleGroup
        {...fields.at('/qualification/contactSharing')}
        toggleType="radioButtonList"
        label={words.contactSharing(contact.name, contact.email)}
        value={fields.draft.sharing}
        options={[
          { value: 'do_not_share', label: words.doNotShare, description: words.doNotShareDescription },
          ...bases.map((basis) => ({ ...basis, description: words.legalBasisDescriptions[basis.value] })),
        ]}
        onChange={(value: string) => {
          const basis = bases.find((option) => option.value === value);
          fields.choose('/qualification/contactSharing', { sharing: basis?.value ?? 'do_not_share' });
        }}
      />
      <Text variant="microcopy">{words.contactSharingDescription(vendor)}</Text>
    </Flex>
  );
}
