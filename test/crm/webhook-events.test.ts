import { describe, expect, it, test } from 'vitest';
import type { InboxEvent } from '#sync/ports.ts';
import { readDealChange, readWebhookEvents } from '#crm/webhook-events.ts';
import { webhookSubscriptions } from '#crm/webhook-subscriptions.ts';

const occurredAt = Date.parse('2026-11-24T10:00:00.123Z');
const berlin = { timeZone: 'Europe/Berlin' };

/** As HubSpot sends it when a person edits a deal. */
function anEvent(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    eventId: 100,
    subscriptionId: 5,
    portalId: 2000,
    appId: 77,
    occurredAt,
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    changeSource: 'CRM_UI',
    sourceId: 'userId:9',
    objectId: 4711,
    objectTypeId: '0-3',
    propertyName: 'hs_next_step',
    propertyValue: 'Call Clara',
    isSensitive: false,
    ...changes,
  };
}

const read = (...events: readonly unknown[]) => readWebhookEvents(events).events;
const readOne = (changes: Readonly<Record<string, unknown>> = {}): InboxEvent | undefined =>
  read(anEvent(changes))[0];
const meaning = (changes: Readonly<Record<string, unknown>>, portal = berlin) => {
  const event = readOne(changes);
  return event === undefined ? undefined : readDealChange(event, portal);
};

describe('an event', () => {
  it('is what was changed, where, when and by whom', () => {
    expect(readOne()).toMatchObject({
      portalId: 2000,
      object: 'deal',
      kind: 'changed',
      recordIds: ['4711'],
      property: 'hs_next_step',
      value: 'Call Clara',
      at: '2026-11-24T10:00:00.123Z',
      by: 'userId:9',
    });
  });

  test.each<[string, Readonly<Record<string, unknown>>, Partial<InboxEvent>]>([
    [
      'creation',
      { subscriptionType: 'object.creation', objectTypeId: '0-2' },
      { object: 'company', kind: 'created' },
    ],
    ['deletion', { subscriptionType: 'object.deletion' }, { object: 'deal', kind: 'deleted' }],
    ['restore', { subscriptionType: 'object.restore' }, { object: 'deal', kind: 'restored' }],
    [
      'deletion of the older kind',
      { subscriptionType: 'deal.deletion', objectTypeId: undefined },
      { object: 'deal', kind: 'deleted' },
    ],
    [
      'change of a line item',
      { objectTypeId: '0-8', propertyName: 'price' },
      { object: 'line_item', property: 'price' },
    ],
    [
      'change of a quote',
      { objectTypeId: '0-14', propertyName: 'hs_status' },
      { object: 'quote', property: 'hs_status' },
    ],
    [
      'change of a company',
      { objectTypeId: '0-2', propertyName: 'domain' },
      { object: 'company', property: 'domain' },
    ],
  ])('of a %s is let in', (_, changes, expected) => {
    expect(readOne(changes)).toMatchObject(expected);
  });

  it('of a merge is about all deals that went into it, and not about the one that came out', () => {
    const merge = {
      subscriptionType: 'object.merge',
      objectId: 1,
      primaryObjectId: 1,
      mergedObjectIds: [2, '3'],
      newObjectId: 4,
    };
    expect(readOne(merge)).toMatchObject({ kind: 'merged', recordIds: ['1', '2', '3'] });
    expect(readOne({ ...merge, newObjectId: 1 })?.recordIds).toEqual(['2', '3']);
    expect(readOne({ ...merge, objectTypeId: '0-2' })?.recordIds).toEqual(['1', '2', '3', '4']);
  });

  it('of an association is that of a deal with what it offers, from whichever end it is told', () => {
    const ends = {
      subscriptionType: 'object.associationChange',
      objectId: undefined,
      objectTypeId: undefined,
    };
    const told = [
      { ...ends, fromObjectTypeId: '0-3', fromObjectId: 1, toObjectTypeId: '0-8', toObjectId: 2 },
      { ...ends, fromObjectTypeId: '0-14', fromObjectId: 2, toObjectTypeId: '0-3', toObjectId: 1 },
    ];
    expect(told.map((changes) => readOne(changes))).toMatchObject([
      { object: 'deal', kind: 'associated', recordIds: ['1'], property: 'line_item' },
      { object: 'deal', kind: 'associated', recordIds: ['1'], property: 'quote' },
    ]);
    expect(
      readOne({ ...ends, fromObjectTypeId: '0-3', fromObjectId: 1, toObjectTypeId: '0-46', toObjectId: 2 }),
    ).toBeUndefined();
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['that the app itself caused', { changeSource: 'INTEGRATION', sourceId: '77' }],
    ['of a property that nobody listens to', { propertyName: 'hs_is_closed', changeSource: 'CALCULATED' }],
    ['of a note', { objectTypeId: '0-46', propertyName: 'hs_note_body' }],
    ['of a contact', { objectTypeId: '0-1', propertyName: 'email' }],
    ['of a kind that is not known', { subscriptionType: 'object.privacyDeletion' }],
  ])('%s ends here, and is no fault', (_, changes) => {
    expect(readWebhookEvents([anEvent(changes)])).toMatchObject({ events: [], rejected: 0 });
  });

  it('that another app caused is somebody’s change', () => {
    expect(readOne({ changeSource: 'INTEGRATION', sourceId: '78' })).toMatchObject({ by: '78' });
    expect(readOne({ changeSource: 'INTEGRATION', sourceId: '77', appId: undefined })).toBeDefined();
  });
});

describe('the key of an event', () => {
  const key = (changes: Readonly<Record<string, unknown>> = {}) => readOne(changes)?.key;

  it('is the same however often and under whatever number it is told', () => {
    expect(key({ eventId: 101, attemptNumber: 3, subscriptionId: 6 })).toBe(key());
    expect(key()).toMatch(/^[\w-]{32}$/);
  });

  it('tells changes apart that share a number: by record, property, moment and value', () => {
    const keys = [
      key(),
      key({ objectId: 4712 }),
      key({ propertyName: 'amount' }),
      key({ occurredAt: occurredAt + 1 }),
      key({ propertyValue: 'Call Carl' }),
      key({ subscriptionType: 'object.deletion' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a body', () => {
  it('is read as far as it is understood; the rest is counted', () => {
    const body = [
      'no event',
      null,
      anEvent({ portalId: 'x' }),
      anEvent({ occurredAt: -1 }),
      anEvent({ occurredAt: 9e15 }),
      anEvent(),
      anEvent({ subscriptionType: 7 }),
    ];
    const { events, rejected } = readWebhookEvents(body);
    expect(events).toHaveLength(1);
    expect(rejected).toBe(6);
  });

  it('says which app is told, by portal', () => {
    const { appIds } = readWebhookEvents([anEvent(), anEvent({ portalId: 1000, appId: '78' })]);
    expect([...appIds]).toEqual([
      [2000, '77'],
      [1000, '78'],
    ]);
  });

  it('of an app of one portal speaks of no other portal', () => {
    const { events, rejected, appIds } = readWebhookEvents([anEvent(), anEvent({ portalId: 1000 })], 1000);
    expect(events.map(({ portalId }) => portalId)).toEqual([1000]);
    expect(rejected).toBe(1);
    expect([...appIds.keys()]).toEqual([1000]);
  });

  it.each([{}, 'events', null])('that is no list is refused: %j', (body) => {
    expect(() => readWebhookEvents(body)).toThrow(/"expected": "array"/);
  });

  it('holds nothing that the database does not take, however a text was cut', () => {
    expect(readOne({ propertyValue: 'half \ud83d and zero \0' })?.value).toBe('half \ufffd and zero ');
  });
});

describe('what an event means for a shared deal', () => {
  test.each<[string, Readonly<Record<string, unknown>>, unknown]>([
    [
      'a text',
      { propertyValue: ' Call Clara ' },
      { kind: 'value', property: 'next_steps', value: 'Call Clara' },
    ],
    ['a text that was cleared', { propertyValue: '' }, { kind: 'value', property: 'next_steps', value: '' }],
    [
      'an amount',
      { propertyName: 'amount', propertyValue: '4200.50' },
      { property: 'amount', value: '4200.5' },
    ],
    [
      'what is no amount',
      { propertyName: 'amount', propertyValue: 'much' },
      { property: 'amount', value: '' },
    ],
    [
      'a list',
      { propertyName: 'shared_deal_products', propertyValue: 'crm;marketing ;' },
      { property: 'products', value: 'crm; marketing' },
    ],
    [
      'midnight UTC',
      { propertyName: 'closedate', propertyValue: String(Date.UTC(2027, 2, 31)) },
      { property: 'close_on', value: '2027-03-31' },
    ],
    [
      'a moment late in the evening',
      { propertyName: 'closedate', propertyValue: String(Date.UTC(2027, 2, 31, 22, 30)) },
      { property: 'close_on', value: '2027-04-01' },
    ],
    [
      'a year that no calendar has',
      { propertyName: 'closedate', propertyValue: '253402300800000' },
      { property: 'close_on', value: '' },
    ],
    [
      'a stage',
      { propertyName: 'dealstage', propertyValue: 'closedwon' },
      { kind: 'stage', stageId: 'closedwon' },
    ],
    ['a deletion', { subscriptionType: 'object.deletion' }, { kind: 'presence', presence: 'deleted' }],
    ['a restoration', { subscriptionType: 'object.restore' }, { kind: 'presence', presence: 'stands' }],
    ['a merge', { subscriptionType: 'object.merge' }, { kind: 'presence', presence: 'merged' }],
  ])('%s', (_, changes, expected) => {
    expect(meaning(changes)).toMatchObject({
      at: '2026-11-24T10:00:00.123Z',
      by: 'userId:9',
      ...(expected as object),
    });
  });

  it.each([
    { subscriptionType: 'object.creation' },
    { propertyName: 'dealstage', propertyValue: '' },
    {
      subscriptionType: 'object.associationChange',
      fromObjectTypeId: '0-3',
      fromObjectId: 1,
      toObjectTypeId: '0-8',
      toObjectId: 2,
    },
  ])('nothing: %j', (changes) => {
    expect(meaning(changes)).toBeNull();
  });
});

describe('what the hub asks to hear', () => {
  it('is nothing that people write to each other, on either side', () => {
    const heard = [...webhookSubscriptions('partner'), ...webhookSubscriptions('vendor')];
    expect(new Set(heard.map(({ objectType }) => objectType))).toEqual(
      new Set(['deal', 'company', 'line_item', 'quote']),
    );
    expect(new Set(webhookSubscriptions('partner').map(({ objectType }) => objectType))).toEqual(
      new Set(['deal']),
    );
  });

  it('is let in when it comes', () => {
    const typeIds = { deal: '0-3', company: '0-2', line_item: '0-8', quote: '0-14' };
    const unheard = webhookSubscriptions('vendor').filter(
      ({ subscriptionType, objectType, propertyName }) => {
        const objectTypeId = typeIds[objectType as keyof typeof typeIds];
        return (
          subscriptionType !== 'object.associationChange' &&
          readOne({ subscriptionType, objectTypeId, propertyName }) === undefined
        );
      },
    );
    expect(unheard).toEqual([]);
  });
});
