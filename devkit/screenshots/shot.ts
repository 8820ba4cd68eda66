import type { Locator, Page } from 'playwright-core';
import type { Devkit } from '../devkit.ts';

export type ShotLanguage = 'en' | 'de';

/** What a set of pictures is given to work with. */
export interface Shooter {
  readonly devkit: Devkit;
  readonly language: ShotLanguage;
  /** A page of its own, closed afterwards. */
  readonly withPage: (work: (page: Page) => Promise<void>) => Promise<void>;
  /** Saves `docs/images/<name>.<language>.png` of the element, or of the whole window. */
  readonly shoot: (name: string, page: Page, what?: Locator) => Promise<void>;
}
