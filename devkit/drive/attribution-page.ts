import type { Locator, Page } from 'playwright-core';
import { labelFiles, type Labels } from '#extensions/kit/all-labels.ts';
import { openRecord, type OpenedRecord } from './record-page.ts';

/** The *Partner attribution* card on a record of the vendor's portal, driven as a person drives it. */
export class AttributionPage {
  readonly labels: Labels;
  readonly card: Locator;

  private constructor(page: Page, language: 'en' | 'de') {
    this.labels = labelFiles[language];
    this.card = page.locator('[data-card=partner_attribution_card]');
  }

  static async open(page: Page, url: string, where: OpenedRecord): Promise<AttributionPage> {
    await openRecord(page, url, where);
    return new AttributionPage(page, where.language);
  }

  /** Opens one of the tabs of a shared deal's details; of the first one that is unfolded. */
  async showDetails(
    tab: keyof Pick<
      Labels['attribution']['details'],
      'decision' | 'messages' | 'inStep' | 'eligibility' | 'team' | 'partnerSees'
    >,
  ) {
    await this.card.getByRole('tab', { name: this.labels.attribution.details[tab] }).first().click();
  }

  /** What the open details say of a property in both CRMs. */
  property(name: keyof Labels['inStep']['properties']): Locator {
    return this.card.getByRole('row', { name: this.labels.inStep.properties[name] });
  }
}
