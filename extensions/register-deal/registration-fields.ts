import type { Labels } from '#extensions/kit/labels.ts';
import type { RegistrationForm } from './registration-draft.ts';

export const steps = ['deal', 'qualification'] as const;
export type Step = (typeof steps)[number];

export interface RegistrationField {
  /** Where the field stands in the request; faults below it belong to it. */
  readonly pointer: string;
  readonly step: Step;
  readonly label: string;
}

/** The fields of the form in their order, for the summary that leads to each. */
export function registrationFields(
  labels: Labels,
  form: RegistrationForm,
  vendor: string,
): readonly RegistrationField[] {
  const words = labels.form;
  const deal = [
    ['/deal/motion', words.motion],
    ['/difference', words.difference],
    ['/deal/products', words.products],
    ['/deal/name', words.name],
    ['/deal/amount', words.amount],
    ['/deal/currency', words.currency],
    ['/deal/closeOn', words.closeOn],
    ['/deal/pipelineId', words.pipeline],
    ['/deal/stageId', words.stage],
    ['/deal/country', words.country],
    ['/deal/companySize', words.companySize],
  ] as const;
  const contact = form.contact ?? { name: '', email: '' };
  const qualification = [
    ['/qualification/relationshipConfirmed', words.relationshipConfirmed],
    ['/qualification/needConfirmed', words.needConfirmed],
    ['/qualification/introNote', words.introNote],
    ['/qualification/painOrOpportunity', words.painOrOpportunity],
    ['/qualification/nextSteps', words.nextSteps],
    ['/qualification/clientKnowsVendor', words.clientKnowsVendor(vendor)],
    ['/qualification/contactSharing', words.contactSharing(contact.name, contact.email)],
  ] as const;
  return [
    ...deal.map(([pointer, label]) => ({ pointer, label, step: 'deal' as const })),
    ...qualification.map(([pointer, label]) => ({ pointer, label, step: 'qualification' as const })),
  ];
}

export function fieldAt(
  fields: readonly RegistrationField[],
  pointer: string,
): RegistrationField | undefined {
  return fields.find((field) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`));
}
