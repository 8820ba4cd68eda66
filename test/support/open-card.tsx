import React, { type FunctionComponent } from 'react';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { vi } from 'vitest';
import type { OperationName } from '#contracts/operations.ts';
import { functionName } from '#extensions/kit/door.ts';
import { RegisterDealView } from '#extensions/register-deal/RegisterDealView.tsx';
import type { CardOptions } from '#extensions/registration/OpenedRecordCard.tsx';
import { SharedDealTab } from '#extensions/shared-deal/SharedDealTab.tsx';

/** What the function returns, or a function that says so for the parameters it is called with. */
type Answer = object | ((parameters: FunctionParameters) => unknown);

interface FunctionParameters {
  readonly request: Record<string, unknown>;
  readonly user: { readonly id: number; readonly email: string };
}

export interface FakeHub {
  /** Answers the operation from now on; several answers are given one after the other, the last one stays. */
  answers(operation: OperationName, ...answers: readonly Answer[]): void;
  /** The parameters of every call of the operation, in order. */
  calls(operation: OperationName): readonly FunctionParameters[];
}

/** Stands at the card's only way out, HubSpot's function call. */
export function fakeHub(): FakeHub {
  const queues = new Map<string, Answer[]>();
  const received: { name: string; parameters: FunctionParameters }[] = [];
  vi.stubGlobal('self', {
    hsFetch: () => Promise.reject(new Error('this card takes the function door')),
    async serverless(name: string, options: { parameters: FunctionParameters }) {
      received.push({ name, parameters: options.parameters });
      const queue = queues.get(name) ?? [];
      const answer = queue.length > 1 ? queue.shift() : queue[0];
      if (answer === undefined) throw new Error(`the hub has no answer for ${name}`);
      return typeof answer === 'function' ? (answer(options.parameters) as unknown) : answer;
    },
  });
  return {
    answers(operation, ...answers) {
      queues.set(functionName(operation), [...answers]);
    },
    calls: (operation) =>
      received.filter(({ name }) => name === functionName(operation)).map(({ parameters }) => parameters),
  };
}

export interface OpenCardOptions {
  language?: 'en' | 'de';
  objectId?: number;
  objectTypeId?: string;
  userId?: number;
  pollsMs?: readonly number[];
  hubTimeoutMs?: number;
}

/** Opens the Register deal card for Max Mustermann of Alpha Digital, on contact 501, at 14:05 in Berlin. */
export function openCard(options: OpenCardOptions = {}) {
  return open(RegisterDealView, 'crm.record.sidebar', options);
}

/** Opens the Shared deal card for Max Mustermann, on the CRM deal 501. */
export function openSharedDealCard(options: OpenCardOptions = {}) {
  return open(SharedDealTab, 'crm.record.tab', { objectTypeId: '0-3', ...options });
}

function open(
  Card: FunctionComponent<CardOptions>,
  location: 'crm.record.sidebar' | 'crm.record.tab',
  options: OpenCardOptions,
) {
  // Both places on a record give a card the same context and actions; the types know them as two.
  const renderer = createRenderer(location as 'crm.record.sidebar');
  const { context } = renderer.mocks;
  context.user = {
    ...context.user,
    id: options.userId ?? 7,
    email: 'max@alpha.example',
    firstName: 'Max',
    lastName: 'Mustermann',
    language: options.language ?? 'en',
    locale: options.language === 'de' ? 'de-de' : 'en-gb',
  };
  context.portal = { ...context.portal, id: 101 };
  context.crm = { objectId: options.objectId ?? 501, objectTypeId: options.objectTypeId ?? '0-1' };
  renderer.render(
    <Card
      clock={() => Date.parse('2026-11-24T13:05:00Z')}
      timeZone="Europe/Berlin"
      pollsMs={options.pollsMs ?? []}
      {...(options.hubTimeoutMs === undefined ? {} : { hubTimeoutMs: options.hubTimeoutMs })}
    />,
  );
  return {
    ...renderer,
    /** Polls with each change of the tree; generous, since others share the machine. */
    waitFor: (check: () => void) => renderer.waitFor(check, { timeoutInMs: 10_000 }),
    texts: () => textsIn(renderer.getRootNode()),
    /** Every word on the card, overlays included, as one text. */
    words: () => textsIn(renderer.getRootNode()).join('\n'),
  };
}

export type OpenCard = ReturnType<typeof openCard>;

/** Properties by which HubSpot's components show text. */
const shownProps = new Set([
  'title',
  'label',
  'description',
  'placeholder',
  'validationMessage',
  'valueDescription',
  'clearButtonLabel',
  'todayButtonLabel',
  'tooltip',
  'aria-label',
]);

/** Everything that a person can read in a rendered tree: text, and the texts among the components' properties. */
export function textsIn(root: object): string[] {
  const found: string[] = [];
  visit(root, found);
  return found.filter((text) => text.trim() !== '');
}

function visit(node: unknown, found: string[]): void {
  if (!isRecord(node)) return;
  if (node['nodeType'] === 'text' && typeof node['text'] === 'string') found.push(node['text']);
  if (isRecord(node['props'])) collectProps(node['props'], found);
  if (Array.isArray(node['childNodes'])) node['childNodes'].forEach((child) => visit(child, found));
}

function collectProps(props: Record<string, unknown>, found: string[]): void {
  for (const [name, value] of Object.entries(props)) {
    if (shownProps.has(name) && typeof value === 'string') found.push(value);
    if (name === 'stepNames' && Array.isArray(value)) found.push(...value.map(String));
    if (name === 'options' && Array.isArray(value)) {
      value.filter(isRecord).forEach((option) => collectProps(option, found));
    }
    if (isRecord(value) && value['nodeType'] === 'fragment') visit(value, found);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
