import type { Locator, Page } from 'playwright-core';
import { labelFiles, type Labels } from '#extensions/kit/all-labels.ts';
import { openRecord, type OpenedRecord } from './record-page.ts';
import { fillQualification } from './registration-panel.ts';

/** The *Register deal* card on a record, driven as a person drives it. */
export class RegisterDealPage {
  readonly page: Page;
  /** What people read on the card; they look for it as these tests do. */
  readonly labels: Labels;
  readonly card: Locator;
  readonly panel: Locator;

  private constructor(page: Page, language: 'en' | 'de') {
    this.page = page;
    this.labels = labelFiles[language];
    this.card = page.locator('[data-card=register_deal_card]');
    this.panel = page.getByRole('dialog', { name: this.labels.submit.register.action });
  }

  static async open(page: Page, url: string, where: OpenedRecord): Promise<RegisterDealPage> {
    await openRecord(page, url, where);
    return new RegisterDealPage(page, where.language);
  }

  /** Waits until the card has made up its mind, whatever it says. */
  async ready(): Promise<void> {
    await this.card
      .locator('.hs-spinner, [role=status]:has-text("…")')
      .first()
      .waitFor({ state: 'detached' });
    await this.card.getByRole('link', { name: this.labels.help.feedback }).waitFor();
  }

  /** Waits until both CRMs have the deal and the vendor's people were told. */
  async registered(): Promise<void> {
    await this.panel.waitFor({ state: 'detached' });
    await this.card.getByRole('link', { name: this.labels.actions.openCrmDeal }).first().waitFor();
    await this.card.getByText(this.labels.sharedDeal.crmStands).first().waitFor();
  }

  async openPanel(): Promise<void> {
    await this.card.getByRole('button', { name: this.labels.submit.register.action }).click();
    await this.panel.waitFor();
  }

  /** `closeOn` as people write it in their locale. */
  async fillDeal(product: string, closeOn: string): Promise<void> {
    const { panel } = this;
    const { form, actions } = this.labels;
    await panel.getByRole('checkbox', { name: product, exact: true }).check();
    await panel.getByRole('textbox', { name: form.amount }).fill('24000');
    await panel.getByRole('textbox', { name: form.closeOn }).fill(closeOn);
    await panel.getByRole('button', { name: actions.next }).click();
  }

  async fillQualification({ shareContact } = { shareContact: true }): Promise<void> {
    await fillQualification(this.panel, this.labels, { shareContact });
  }

  /** The whole way from the card to the sent form. */
  async register(product: string, closeOn: string, sharing = { shareContact: true }): Promise<void> {
    await this.openPanel();
    await this.fillDeal(product, closeOn);
    await this.fillQualification(sharing);
    await this.submit();
    await this.registered();
  }

  /** R7: a further deal beside the open one, from the card to the sent form. */
  async registerAnother(
    product: string,
    closeOn: string,
    difference: string,
    sharing = { shareContact: true },
  ): Promise<void> {
    await this.card.getByRole('button', { name: this.labels.actions.registerAnother }).click();
    await this.panel.waitFor();
    await this.panel.getByLabel(this.labels.form.difference).fill(difference);
    await this.fillDeal(product, closeOn);
    await this.fillQualification(sharing);
    await this.submit();
    await this.registered();
  }

  async submit(): Promise<void> {
    await this.panel.getByRole('button', { name: this.labels.submit.register.action }).click();
  }
}
