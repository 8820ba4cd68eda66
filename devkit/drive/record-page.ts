import type { Page } from 'playwright-core';

export interface OpenedRecord {
  readonly portalId: number;
  readonly object: '0-1' | '0-2' | '0-3';
  readonly record: string;
  readonly language: 'en' | 'de';
  /** User id of who is signed in; the portal's first user where nobody is named. */
  readonly user?: number;
}

/** Opens a record page of the card host, as its address has it. */
export async function openRecord(page: Page, url: string, where: OpenedRecord): Promise<void> {
  const address = new URL(url);
  address.search = new URLSearchParams({
    portal: String(where.portalId),
    object: where.object,
    record: where.record,
    language: where.language,
    ...(where.user === undefined ? {} : { user: String(where.user) }),
  }).toString();
  await page.goto(address.href);
}
