import type { Locator } from 'playwright-core';
import type { Labels } from '#extensions/kit/all-labels.ts';

/** Fills the second step, which registering and converting share. A company's record names no contact to share. */
export async function fillQualification(
  panel: Locator,
  { form }: Labels,
  { shareContact }: { readonly shareContact: boolean },
): Promise<void> {
  await panel.getByLabel(form.relationshipConfirmed).check();
  await panel.getByLabel(form.needConfirmed).check();
  await panel.getByLabel(form.introNote).fill('We built their shop in 2024.');
  await panel.getByLabel(form.painOrOpportunity).fill('Leads are lost between two tools.');
  await panel.getByLabel(form.nextSteps).fill('Demo on Thursday.');
  await panel.getByRole('radio', { name: form.yes, exact: true }).check();
  if (shareContact) await panel.getByRole('radio', { name: form.legalBases.consent }).check();
}
