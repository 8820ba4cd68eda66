import React from 'react';
import { Heading, LoadingSpinner, Tab, Table, TableRow } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { viewAttribution } from '#contracts/view-attribution.ts';
import { PartnerAttributionView } from '#extensions/partner-attribution/PartnerAttributionView.tsx';
import { anAttribution, type AttributionReply } from './an-attribution.ts';
import { textsIn, type FakeHub } from './open-card.tsx';

export interface OpenAttributionOptions {
  language?: 'en' | 'de';
  objectId?: number;
  objectTypeId?: string;
}

/** Opens the vendor's card for the CAM Jana Winter, on deal 501, at 14:05 in Berlin. */
export function openAttribution(options: OpenAttributionOptions = {}) {
  const renderer = createRenderer('crm.record.tab');
  const { context } = renderer.mocks;
  context.user = {
    ...context.user,
    id: 31,
    email: 'jana@vendor.example',
    firstName: 'Jana',
    lastName: 'Winter',
    language: options.language ?? 'en',
    locale: options.language === 'de' ? 'de-de' : 'en-gb',
  };
  context.portal = { ...context.portal, id: 900 };
  context.crm = { objectId: options.objectId ?? 501, objectTypeId: options.objectTypeId ?? '0-3' };
  renderer.render(
    <PartnerAttributionView clock={() => Date.parse('2026-11-24T13:05:00Z')} timeZone="Europe/Berlin" />,
  );
  return {
    ...renderer,
    /** Polls with each change of the tree; generous, since others share the machine. */
    waitFor: (check: () => void) => renderer.waitFor(check, { timeoutInMs: 10_000 }),
    texts: () => textsIn(renderer.getRootNode()),
  };
}

export type AttributionCard = ReturnType<typeof openAttribution>;

/** The card once the hub has answered with this, checked against the contract. */
export async function attributionWith(
  hub: FakeHub,
  overrides: Partial<AttributionReply> = {},
  options: OpenAttributionOptions = {},
): Promise<AttributionCard> {
  hub.answers('view-attribution', { ok: viewAttribution.reply.parse(anAttribution(overrides)) });
  const card = openAttribution(options);
  await card.waitFor(() => {
    if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
  });
  return card;
}

export const headingsOf = (card: AttributionCard) => card.findAll(Heading).map(({ text }) => text);

/** Each row of the partners' table as its texts, the head first. */
export const partnerRows = (card: AttributionCard) =>
  card
    .find(Table)
    .findAll(TableRow)
    .map((row) => textsIn(row));

/** The texts under the first tab with this title, its title among them. */
export function tabTexts(card: AttributionCard, title: string): string[] {
  const found = card.findAll(Tab).find(({ props }) => props.title === title);
  if (found === undefined) throw new Error(`There is no tab ${title}.`);
  return textsIn(found);
}
