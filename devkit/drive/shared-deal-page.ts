import type { Locator, Page } from 'playwright-core';
import { labelFiles, type Labels } from '#extensions/kit/all-labels.ts';
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

  async openPanel(): Promise<void> {
    await this.card.getByRole('button', { name: this.labels.submit.convert.action }).click();
    await this.panel.waitFor();
  }

  /** The first step: what the CRM deal has already is not asked. */
  async fillDeal(product: string): Promise<void> {
    await this.panel.getByRole('checkbox', { name: product, exact: true }).check();
    await this.panel.getByRole('button', { name: this.labels.actions.next }).click();
  }

  async fillQualification(): Promise<void> {
    await fillQualification(this.panel, this.labels, { shareContact: true });
  }

  async submit(): Promise<void> {
    await this.panel.getByRole('button', { name: this.labels.submit.convert.action }).click();
  }

  /** From the checklist to the sent form. */
  async convert(product: string): Promise<void> {
    await this.openPanel();
    await this.fillDeal(product);
    await this.fillQualification();
    await this.submit();
    await this.panel.waitFor({ state: 'detached' });
  }

  /** R7: the same beside an open shared deal on the domain. */
  async convertFurther(product: string, difference: string): Promise<void> {
    await this.openPanel();
    await this.panel.getByLabel(this.labels.form.difference).fill(difference);
    await this.fillDeal(product);
    await this.fillQualification();
    await this.submit();
    await this.panel.waitFor({ state: 'detached' });
  }

  /** Opens one of the tabs under what is always in sight. */
  async show(tab: keyof Labels['sharedDealCard']['rest']): Promise<void> {
    await this.card.getByRole('tab', { name: this.labels.sharedDealCard.rest[tab] }).click();
  }

  /** Posts a message, and waits until it stands in the conversation. */
  async say(message: string): Promise<void> {
    const { messages } = this.labels;
    await this.card.getByRole('textbox', { name: messages.field }).fill(message);
    await this.card.getByRole('button', { name: messages.send }).click();
    await this.card.getByText(message, { exact: true }).waitFor();
  }

  /** What the card says of a property in both CRMs. */
  property(name: keyof Labels['inStep']['properties']): Locator {
    return this.card.getByRole('row', { name: this.labels.inStep.properties[name] });
  }

  /** Has both CRMs compared, and waits until the card says how it ended. */
  async syncNow(): Promise<void> {
    const { syncNow, compared } = this.labels.inStep;
    await this.card.getByRole('button', { name: syncNow }).click();
    await this.card.getByText(compared).waitFor();
  }
}
