import { asksCloseDate, type DraftContext } from './registration-draft.ts';
import type { PartnerLabels } from '#extensions/kit/partner-reader.ts';

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
  labels: PartnerLabels,
  context: DraftContext,
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
  const kept = keptByTheCrmDeal(context);
  const contact = context.form.contact ?? { name: '', email: '' };
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
    ...deal
      .filter(([pointer]) => !kept.has(pointer))
      .map(([pointer, label]) => ({ pointer, label, step: 'deal' as const })),
    ...qualification.map(([pointer, label]) => ({ pointer, label, step: 'qualification' as const })),
  ];
}

/** R8: these stay as they are on a CRM deal that becomes shared, so nobody is asked for them. */
function keptByTheCrmDeal(context: DraftContext): ReadonlySet<string> {
  if (context.crmDeal === null) return new Set();
  const always = ['/deal/name', '/deal/amount', '/deal/currency', '/deal/pipelineId', '/deal/stageId'];
  return new Set(asksCloseDate(context) ? always : [...always, '/deal/closeOn']);
}

export function fieldAt(
  fields: readonly RegistrationField[],
  pointer: string,
): RegistrationField | undefined {
  return fields.find((field) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`));
}
