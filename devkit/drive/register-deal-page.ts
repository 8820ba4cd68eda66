import type { Locator, Page } from 'playwright-core';
import { labelFiles, type Labels } from '#extensions/kit/labels.ts';

export interface OpenedRecord {
  readonly portalId: number;
  readonly object: '0-1' | '0-2' | '0-3';
  readonly record: string;
  readonly language: 'en' | 'de';
  /** User id of who is signed in; the portal's first user where nobody is named. */
  readonly user?: number;
}

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
    this.panel = page.getByRole('dialog', { name: this.labels.actions.register });
  }

  static async open(page: Page, url: string, where: OpenedRecord): Promise<RegisterDealPage> {
    const address = new URL(url);
    address.search = new URLSearchParams({
      portal: String(where.portalId),
      object: where.object,
      record: where.record,
      language: where.language,
      ...(where.user === undefined ? {} : { user: String(where.user) }),
    }).toString();
    await page.goto(address.href);
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
  }

  async openPanel(): Promise<void> {
    await this.card.getByRole('button', { name: this.labels.actions.register }).click();
    await this.panel.waitFor();
  }

  /** `closeOn` as people write it in their locale. */
  async fillDeal(product: string, closeOn: string): Promise<void> {
    const { panel } = this;
    const { form, actions } = this.labels;
    await panel.getByLabel(product).check();
    await panel.getByRole('textbox', { name: form.amount }).fill('24000');
    await panel.getByRole('textbox', { name: form.closeOn }).fill(closeOn);
    await panel.getByRole('button', { name: actions.next }).click();
  }

  /** A company's record names no contact to share. */
  async fillQualification({ shareContact } = { shareContact: true }): Promise<void> {
    const { panel } = this;
    const { form } = this.labels;
    await panel.getByLabel(form.relationshipConfirmed).check();
    await panel.getByLabel(form.needConfirmed).check();
    await panel.getByLabel(form.introNote).fill('We built their shop in 2024.');
    await panel.getByLabel(form.painOrOpportunity).fill('Leads are lost between two tools.');
    await panel.getByLabel(form.nextSteps).fill('Demo on Thursday.');
    await panel.getByRole('radio', { name: form.yes, exact: true }).check();
    if (shareContact) await panel.getByRole('radio', { name: form.legalBases.consent }).check();
  }

  async submit(): Promise<void> {
    await this.panel.getByRole('button', { name: this.labels.actions.register }).click();
  }
}
