import type { Locator, Page } from 'playwright-core';
import { labelFiles, type Labels } from '#extensions/kit/labels.ts';
import { openRecord, type OpenedRecord } from './record-page.ts';
import { fillQualification } from './registration-panel.ts';

/** The *Shared deal* card on a CRM deal, driven as a person drives it. */
export class SharedDealPage {
  readonly labels: Labels;
  readonly card: Locator;
  readonly panel: Locator;

  private constructor(page: Page, language: 'en' | 'de') {
    this.labels = labelFiles[language];
    this.card = page.locator('[data-card=shared_deal_card]');
    this.panel = page.getByRole('dialog', { name: this.labels.submit.convert.action });
  }

  static async open(page: Page, url: string, where: Omit<OpenedRecord, 'object'>): Promise<SharedDealPage> {
    await openRecord(page, url, { ...where, object: '0-3' });
    return new SharedDealPage(page, where.language);
  }

  /** Waits until the card has made up its mind, whatever it says. */
  async ready(): Promise<void> {
    await this.card.getByRole('link', { name: this.labels.help.feedback }).waitFor();
  }

  /** From the checklist to the sent form: what the CRM deal has already is not asked. */
  async convert(product: string): Promise<void> {
    const { card, panel, labels } = this;
    await card.getByRole('button', { name: labels.submit.convert.action }).click();
    await panel.waitFor();
    await panel.getByLabel(product).check();
    await panel.getByRole('button', { name: labels.actions.next }).click();
    await fillQualification(panel, labels, { shareContact: true });
    await panel.getByRole('button', { name: labels.submit.convert.action }).click();
    await panel.waitFor({ state: 'detached' });
  }
}
