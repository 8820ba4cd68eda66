import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { labelFiles, type Labels } from '#extensions/kit/all-labels.ts';
import type { Devkit } from '../devkit.ts';
import { AttributionPage } from '../drive/attribution-page.ts';
import type { OpenedRecord } from '../drive/record-page.ts';
import { RegisterDealPage } from '../drive/register-deal-page.ts';
import { SharedDealPage } from '../drive/shared-deal-page.ts';
import { withPalette } from './palette-png.ts';

export type ShotLanguage = 'en' | 'de';

/** Where a card is looked at, and by whom: by default by somebody of the portal who reads the pictures' language. */
export interface Place {
  readonly portalId: number;
  readonly object: OpenedRecord['object'];
  readonly record: string;
  /** E-mail. */
  readonly user?: string;
  /** What has to be in place before the page is opened, for instance changed replies. */
  readonly before?: (page: Page) => Promise<void>;
}

/** What the card has to say, or else the picture would show another state than its name promises. */
export type Says = (labels: Labels) => string | RegExp;

/** Takes pictures of cards in one language; a state that does not come about in time is noted in `missed`. */
export class Shooter {
  readonly devkit: Devkit;
  readonly language: ShotLanguage;
  readonly labels: Labels;
  /** Pictures whose state did not come about, and what was waited for. */
  readonly missed: string[] = [];
  readonly #browser: Browser;
  readonly #folder: string;

  constructor(options: { devkit: Devkit; browser: Browser; language: ShotLanguage; folder: string }) {
    this.devkit = options.devkit;
    this.language = options.language;
    this.labels = labelFiles[options.language];
    this.#browser = options.browser;
    this.#folder = options.folder;
  }

  /** Of the *Register deal* card; `act` brings the state about once the card is open. */
  async registerDeal(
    name: string,
    place: Place,
    says: Says,
    act?: (deal: RegisterDealPage) => Promise<void>,
  ): Promise<void> {
    await this.withPage(async (page) => {
      const deal = await this.openRegisterDeal(page, place);
      await act?.(deal);
      await this.shoot(`register-deal-${name}`, deal.card, says);
    });
  }

  /** Of the *Shared deal* card, with the tab of the record page that it stands in. */
  async sharedDeal(
    name: string,
    place: Omit<Place, 'object'>,
    says: Says,
    act?: (deal: SharedDealPage) => Promise<void>,
  ): Promise<void> {
    await this.withPage(async (page) => {
      const deal = await this.openSharedDeal(page, place);
      await act?.(deal);
      await this.shoot(`shared-deal-${name}`, page.locator('.record-tabs'), says);
    });
  }

  /** Of the *Partner attribution* card, with its tab, on the narrowest usual screen. */
  async attribution(
    name: string,
    place: Place,
    says: Says,
    act?: (attribution: AttributionPage) => Promise<void>,
  ): Promise<void> {
    await this.withPage(
      async (page) => {
        const attribution = await this.openAttribution(page, place);
        await act?.(attribution);
        await this.shoot(`attribution-${name}`, page.locator('.record-tabs'), says);
      },
      { width: 1280 },
    );
  }

  async openRegisterDeal(page: Page, place: Place): Promise<RegisterDealPage> {
    await place.before?.(page);
    return RegisterDealPage.open(page, this.devkit.url, this.#opened(place));
  }

  async openSharedDeal(page: Page, place: Omit<Place, 'object'>): Promise<SharedDealPage> {
    await place.before?.(page);
    return SharedDealPage.open(page, this.devkit.url, this.#opened({ ...place, object: '0-3' }));
  }

  async openAttribution(page: Page, place: Place): Promise<AttributionPage> {
    await place.before?.(page);
    return AttributionPage.open(page, this.devkit.url, this.#opened(place));
  }

  /** A page of its own, closed afterwards. Tall enough that the forms need no scrolling. */
  async withPage(
    work: (page: Page) => Promise<void>,
    { width = 1440, height = 1000 }: { width?: number; height?: number } = {},
  ): Promise<void> {
    const page = await this.#browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
    page.setDefaultTimeout(30_000);
    try {
      await work(page);
    } finally {
      // A card that asks again while the page closes is nobody's fault.
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.close();
    }
  }

  /** `<name>.<language>.png` of an element or of the whole window, once it says what it has to say. */
  async shoot(
    name: string,
    what: Locator | Page,
    says: Says,
    options: { timeout?: number } = {},
  ): Promise<void> {
    const page = 'page' in what ? what.page() : what;
    try {
      await what.getByText(says(this.labels)).filter({ visible: true }).first().waitFor(options);
    } catch (error) {
      await page.screenshot({ path: path.join(this.#folder, `missed-${name}.${this.language}.png`) });
      this.missed.push(`${name}.${this.language}: ${String(error).split('\n').slice(0, 4).join(' ')}`);
      return;
    }
    const style = await page.addStyleTag({ content: isPage(what) ? still : `${still}${onlyTheCard}` });
    await page.mouse.move(0, 0);
    const picture = withPalette(await what.screenshot());
    await writeFile(path.join(this.#folder, `${name}.${this.language}.png`), picture);
    await style.evaluate((element) => {
      element.parentNode?.removeChild(element);
    });
    process.stdout.write(`${name}.${this.language}\n`);
  }

  #opened(place: Place): OpenedRecord {
    const { portalId, object, record } = place;
    const user = this.#userId(portalId, place.user ?? this.#reader(portalId));
    return { portalId, object, record, language: this.language, ...(user === undefined ? {} : { user }) };
  }

  /** The portal's first user who reads the pictures' language. */
  #reader(portalId: number): string | undefined {
    const { vendor, partners } = this.devkit.programme;
    const portals = [vendor.portal, ...partners.flatMap(({ portals: own }) => own)];
    const people = portals.find((portal) => portal.portalId === portalId)?.people ?? [];
    return people.find(({ language }) => language === this.language)?.email;
  }

  #userId(portalId: number, email: string | undefined): number | undefined {
    return this.devkit.standIn.portal(portalId).owners.find((owner) => owner.email === email)?.userId;
  }
}

function isPage(what: Locator | Page): what is Page {
  return !('page' in what);
}

/** Movements would make every picture another one. */
const still =
  '*,*::before,*::after{animation:none!important;transition:none!important;caret-color:transparent!important}';

/** The host's dock, alerts and word on a moved clock would lie over a card. */
const onlyTheCard = '.dock,.clock-notice,#toasts{display:none!important}';
