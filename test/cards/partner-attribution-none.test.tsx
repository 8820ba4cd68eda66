import { Button, EmptyState, ErrorState, StatusTag, Table } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorCatalogue, type ErrorCode } from '#contracts/errors.ts';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import type { Language } from '#extensions/kit/labels.ts';
import { aBestPartnerWinsDeal, aDomainAttribution, anAttribution } from '#test/support/an-attribution.ts';
import {
  attributionWith,
  headingsOf,
  openAttribution,
  partnerRows,
} from '#test/support/open-attribution.tsx';
import { fakeHub, type FakeHub } from '#test/support/open-card.tsx';

const languages = Object.keys(labelFiles) as Language[];

const problem = (code: ErrorCode) => ({
  problem: { type: 'about:blank', requestId: 'req-1', code, ...errorCatalogue[code] },
});

let hub: FakeHub;

beforeEach(() => {
  hub = fakeHub();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a record without partners', () => {
  const free = aDomainAttribution({ holder: { kind: 'nobody' }, claimHistory: [] });
  const unshared = (ownerName: string | null, wouldBe: 'channel' | 'difm' | null) => ({
    deals: [],
    domains: [free],
    unsharedDeal: { ownerName, wouldBe },
  });

  it.each([
    [unshared('#Jana#', 'channel'), ['cam'], 'would make it a Channel deal.', 'Sharing it is up to you.'],
    [
      unshared('#Jana#', 'channel'),
      ['direct_rep'],
      'would make it a Channel deal.',
      'Sharing it is up to a CAM; you may look.',
    ],
    [
      unshared('#Lukas#', 'difm'),
      ['direct_rep', 'pdm'],
      'would make it a Do Inbound For Me deal.',
      'Sharing it is up to you.',
    ],
    [
      unshared('#Lukas#', 'difm'),
      [],
      'would make it a Do Inbound For Me deal.',
      'Sharing it is up to direct sales; you may look.',
    ],
    [unshared('#Mia#', null), ['cam'], 'is neither a CAM nor in direct sales', 'so it cannot be shared'],
    [unshared(null, null), ['cam'], 'No CAM or direct rep owns it', 'Assign it to one of them first.'],
  ] as const)('a deal says what sharing would make of it, and who may: %#', async (view, roles, ...words) => {
    const card = await attributionWith(hub, { ...view, viewer: { roles: [...roles] } });
    expect(headingsOf(card)[0]).toBe('This deal is not shared with a partner');
    for (const part of words) expect(card.texts().join('\n')).toContain(part);
    expect(card.findAll(Button)).toEqual([]);
    expect(card.maybeFind(Table)).toBeNull();
  });

  it.each([
    [['cam'], ['As a CAM you may share a CAM’s deal with a partner; it becomes a Channel deal.']],
    [
      ['cam', 'direct_rep'],
      [
        'As a CAM you may share a CAM’s deal with a partner; it becomes a Channel deal.',
        'As a direct rep you may share a deal of direct sales with a partner; it becomes a Do Inbound For Me deal.',
      ],
    ],
    [['pdm'], ['Only CAMs and direct reps share deals with partners; you may look.']],
    [[], ['Only CAMs and direct reps share deals with partners; you may look.']],
  ] as const)('a company says what roles %j may do', async (roles, sentences) => {
    const card = await attributionWith(
      hub,
      {
        record: { type: 'company', id: '501', name: '#Acme#', companyName: '#Acme#' },
        viewer: { roles: [...roles] },
        deals: [],
        domains: [free],
      },
      { objectTypeId: '0-2' },
    );
    expect(headingsOf(card)[0]).toBe('No partner has a shared deal with #Acme#');
    expect(card.texts()).toEqual(expect.arrayContaining([...sentences]));
  });

  it('names the direct rep who holds the domain, with contact', async () => {
    const holder = { kind: 'direct_rep', name: '#Lukas Adler#', email: 'lukas@vendor.example' } as const;
    const card = await attributionWith(
      hub,
      { ...unshared('#Lukas Adler#', 'difm'), domains: [aDomainAttribution({ holder, claimHistory: [] })] },
      { language: 'de' },
    );
    expect(card.findAll(StatusTag).map(({ text }) => text)).toEqual(['beim Direktvertrieb']);
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        '#Lukas Adler# aus dem Direktvertrieb ist für acme.co.uk zuständig.',
        'lukas@vendor.example',
      ]),
    );
  });

  it('says that a partner holds the domain without a shared deal', async () => {
    const card = await attributionWith(hub, {
      ...unshared('#Jana#', 'channel'),
      domains: [aDomainAttribution()],
    });
    expect(card.texts().join('\n')).toContain('#Alpha Digital# holds the domain without a shared deal here.');
  });

  it('a deal that is not shared names the partners on other deals of its company', async () => {
    const card = await attributionWith(hub, {
      deals: [aBestPartnerWinsDeal()],
      unsharedDeal: { ownerName: '#Jana#', wouldBe: 'channel' },
    });
    expect(headingsOf(card)[0]).toBe('This deal is not shared with a partner');
    expect(card.texts()).toContain('Partners work with the same prospect elsewhere:');
    expect(partnerRows(card)[1]).toContain('#Beta Consulting#');
  });

  it.each(['contact', 'company', 'deal'] as const)(
    'a %s without a domain says what is missing, and can be checked again',
    async (type) => {
      const card = await attributionWith(hub, {
        record: { type, id: '501', name: '#Acme#', companyName: null },
        domains: [],
        deals: [],
      });
      expect(card.find(EmptyState).props.title).toBe('No company domain on this record');
      expect(card.texts()).toContain(labelFiles.en.attribution.none.noDomain.mend[type]);
      card.find(Button).trigger('onClick');
      await vi.waitFor(() => {
        expect(hub.calls('view-attribution')).toHaveLength(2);
      });
    },
  );
});

describe('when nothing can be shown', () => {
  it('says that the hub is away, what still works, the id to quote, and tries again', async () => {
    hub.answers('view-attribution', () => {
      throw new Error('down');
    });
    const card = openAttribution();
    await card.waitFor(() => card.find(ErrorState));
    const words = card.texts().join('\n');
    expect(words).toContain('Partner attribution cannot be reached');
    expect(words).toContain('Your CRM works as usual.');
    expect(words).toMatch(/Request id to quote: [0-9a-f-]{36}/);
    hub.answers('view-attribution', { ok: anAttribution() });
    card.find(Button, { variant: 'primary' }).trigger('onClick');
    await card.waitFor(() => card.find(Table));
  });

  it.each([
    ['portal.unknown', 'Ask your administrator to connect it.'],
    ['operation.wrong_side', 'This card is for the vendor'],
    ['record.not_found', 'This record does not exist in your CRM any more.'],
    ['crm.not_permitted', 'The app may not read this record.'],
  ] as const)('%s: says so in the vendor’s words', async (code, words) => {
    hub.answers('view-attribution', problem(code));
    const card = openAttribution();
    await card.waitFor(() => card.find(ErrorState));
    const text = card.texts().join('\n');
    expect(text).toContain(words);
    expect(text).toContain('Request id to quote: req-1');
    expect(text).not.toContain('CAM');
  });

  it.each(languages)('%s: every error has words, and no code', async (language) => {
    for (const code of Object.keys(errorCatalogue) as ErrorCode[]) {
      hub.answers('view-attribution', problem(code));
      const card = openAttribution({ language });
      await card.waitFor(() => card.find(ErrorState));
      expect(card.texts().join('\n')).not.toMatch(/English|[a-z]+\.[a-z]+_[a-z]+/);
    }
  });
});
