import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, it } from 'vitest';
import { isHubError } from '#contracts/errors.ts';
import type { SharedDealState } from '#core/deal-type.ts';
import type { NoticeEffect } from '#operations/effects.ts';
import type { Actor } from '#operations/ports.ts';
import { strangerUserId } from '#test/support/a-crm.ts';
import { aHub, sharedDealOf, type TestHub } from '#test/support/a-hub.ts';
import {
  dan,
  ines,
  jana,
  kim,
  portalIds,
  uwe,
  vendorPortalId,
  type PartnerId,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { deliverEffects } from '#test/support/deliver-effects.ts';

const database = useTestDatabase();
let hub: TestHub;
/** Alpha's Channel deal, whose CAM is Jana Winter. */
let sharedDealId: string;

beforeEach(async () => {
  hub = await aHub(database());
  ({ sharedDealId } = sharedDealOf(await hub.register('alpha')));
});

type User = Pick<Actor, 'userId' | 'userEmail'>;
const userOf = ({ userId, email }: { userId: string; email: string }): User => ({ userId, userEmail: email });

async function vendorsActor(user: User): Promise<Partial<Actor>> {
  const portal = await hub.store.readPortal(vendorPortalId);
  if (portal === null) throw new Error('The vendor has no portal in this programme.');
  return { portal, side: 'vendor', partnerId: null, ...user };
}

interface Sending {
  readonly deal?: string;
  readonly requestId?: string;
}

/** From a user of the partner. */
async function post(
  partner: PartnerId,
  body: string,
  { deal = sharedDealId, requestId = uuidv7() }: Sending = {},
) {
  const reply = await hub.ask('post-message', partner, { requestId, sharedDealId: deal, body });
  return reply.messages;
}

/** From a user of the vendor. */
async function answer(
  body: string,
  { deal = sharedDealId, requestId = uuidv7() }: Sending = {},
  user = userOf(jana),
) {
  const request = { requestId, sharedDealId: deal, body };
  const reply = await hub.ask('post-message', 'alpha', request, await vendorsActor(user));
  return reply.messages;
}

async function readByVendor(upTo: string, user = userOf(jana)) {
  const request = { requestId: uuidv7(), sharedDealId, upTo };
  return (await hub.ask('read-messages', 'alpha', request, await vendorsActor(user))).messages;
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isHubError(error)) throw new Error('It was not refused.', { cause: error });
  return error.code;
}

const lastId = ({ messages }: { messages: readonly { messageId: string }[] }) =>
  messages.at(-1)?.messageId ?? '';

async function effectsOf(kind: 'message' | 'notice', portalId: number) {
  return (await hub.effects(portalId)).map(({ effect }) => effect).filter((effect) => effect.kind === kind);
}

/** Tasks about messages alone. */
async function tasksIn(portalId: number): Promise<NoticeEffect[]> {
  const effects = await effectsOf('notice', portalId);
  return effects.filter((effect): effect is NoticeEffect => 'event' in effect && effect.event === 'message');
}

async function enter(state: SharedDealState): Promise<void> {
  await database().kysely.updateTable('sharedDeals').set({ state }).execute();
}

describe('a message', () => {
  it('is seen by both sides, each from its own place', async () => {
    const seen = await post('alpha', 'Demo on Friday?\n\nBring coffee.');
    expect(seen).toEqual({
      messages: [
        {
          messageId: expect.any(String),
          side: 'partner',
          author: `Rep of ${portalIds.alpha}`,
          company: 'Alpha Digital',
          own: true,
          body: 'Demo on Friday?\n\nBring coffee.',
          postedAt: '2026-11-24T11:00:00.000Z',
          readAt: null,
        },
      ],
      earlier: 0,
      unread: 0,
      access: 'write',
    });

    const answered = await answer('Gladly.');
    expect(answered.unread).toBe(1);
    expect(answered.messages.map(({ own, author, company, body }) => [own, author, company, body])).toEqual([
      [false, `Rep of ${portalIds.alpha}`, 'Alpha Digital', 'Demo on Friday?\n\nBring coffee.'],
      [true, `Rep of ${vendorPortalId}`, 'Nordlicht', 'Gladly.'],
    ]);
  });

  it('stands on the cards that open with one call', async () => {
    await post('alpha', 'Demo on Friday?');
    await answer('Gladly.');
    const [deal] = (await hub.view('alpha')).sharedDeals;
    expect(deal?.messages).toMatchObject({ unread: 1, access: 'write' });
    expect(deal?.messages.messages.map(({ body }) => body)).toEqual(['Demo on Friday?', 'Gladly.']);
  });

  it('has the name that the portal or the deal team knows, else the e-mail of its author', async () => {
    const asked = async (userEmail: string) => {
      const request = { requestId: uuidv7(), sharedDealId, body: 'Hello' };
      const user = { userId: strangerUserId, userEmail };
      return (await hub.ask('post-message', 'alpha', request, user)).messages.messages.at(-1)?.author;
    };
    expect(await asked('Rep@alpha.test')).toBe(`Rep of ${portalIds.alpha}`);
    expect(await asked('new@alpha.test')).toBe('new@alpha.test');
  });

  it('comes later than the one before it, although the clock stands still', async () => {
    await post('alpha', 'One');
    const { messages } = await answer('Two');
    expect(messages.map(({ body }) => body)).toEqual(['One', 'Two']);
    expect(messages[1]?.postedAt).toBe('2026-11-24T11:00:00.001Z');
  });

  it('is audited with who wrote it, and not with what it says', async () => {
    await answer('A secret');
    const entry = (await hub.audit()).find(({ action }) => action === 'message.posted');
    expect(entry).toMatchObject({ portalId: vendorPortalId, partnerId: 'alpha', subject: sharedDealId });
    expect(JSON.stringify(entry)).not.toContain('secret');
  });

  it('may be written on a closed deal', async () => {
    await enter('won');
    expect((await post('alpha', 'Thank you!')).messages).toHaveLength(1);
  });

  it.each(['removed', 'tombstoned'] as const)(
    'is not taken on a %s deal; what was said can be read',
    async (state) => {
      const { messages } = await answer('Before');
      await enter(state);
      expect(await refusalOf(post('alpha', 'After'))).toBe('message.read_only');
      const request = { requestId: uuidv7(), sharedDealId, upTo: messages[0]?.messageId ?? '' };
      const read = await hub.ask('read-messages', 'alpha', request);
      expect(read.messages).toMatchObject({ unread: 0, access: 'read_only' });
      expect(read.messages.messages.map(({ body }) => body)).toEqual(['Before']);
    },
  );

  it('asks nothing of the CRMs while its author waits', async () => {
    const before = hub.drained.length;
    await post('alpha', 'Demo on Friday?');
    expect(hub.drained.length).toBe(before);
  });
});

describe('the same request again', () => {
  it('has one effect, however often it comes at once', async () => {
    const requestId = uuidv7();
    const replies = await Promise.all(Array.from({ length: 8 }, () => post('alpha', 'Once', { requestId })));
    for (const reply of replies) expect(reply.messages).toHaveLength(1);
    expect(await effectsOf('message', portalIds.alpha)).toHaveLength(1);
    expect(await effectsOf('message', vendorPortalId)).toHaveLength(1);
    expect(await tasksIn(vendorPortalId)).toHaveLength(1);
  });

  it('of the vendor has one effect too', async () => {
    const requestId = uuidv7();
    await Promise.all(Array.from({ length: 4 }, () => answer('Once', { requestId })));
    expect(await tasksIn(portalIds.alpha)).toHaveLength(1);
    expect((await answer('Once', { requestId })).messages).toHaveLength(1);
  });

  it('with another content is refused', async () => {
    const requestId = uuidv7();
    await post('alpha', 'One', { requestId });
    expect(await refusalOf(post('alpha', 'Another', { requestId }))).toBe('request.key_reused');
  });

  it('of the other side is another request', async () => {
    const requestId = uuidv7();
    await post('alpha', 'The same words', { requestId });
    expect((await answer('The same words', { requestId })).messages).toHaveLength(2);
  });
});

describe('reading', () => {
  it('is shown to who wrote, with the moment at which it was read first', async () => {
    const first = lastId(await post('alpha', 'One'));
    hub.clock.set('2026-11-24T12:00:00Z');
    expect((await readByVendor(first)).unread).toBe(0);
    hub.clock.set('2026-11-24T13:00:00Z');
    const second = lastId(await post('alpha', 'Two'));
    hub.clock.set('2026-11-24T14:00:00Z');
    await readByVendor(second);
    const { messages } = await post('alpha', 'Three');
    expect(messages.map(({ readAt }) => readAt)).toEqual([
      '2026-11-24T12:00:00.000Z',
      '2026-11-24T14:00:00.000Z',
      null,
    ]);
  });

  it('never goes back, and marks nothing of one’s own as read', async () => {
    const first = lastId(await post('alpha', 'One'));
    const second = lastId(await post('alpha', 'Two'));
    await readByVendor(second);
    expect((await readByVendor(first)).unread).toBe(0);
    const request = { requestId: uuidv7(), sharedDealId, upTo: second };
    const { messages } = (await hub.ask('read-messages', 'alpha', request)).messages;
    expect(messages.map(({ readAt }) => readAt)).not.toContain(null);
    expect(await database().kysely.selectFrom('messageReads').select(['side']).execute()).toHaveLength(2);
  });

  it('up to a message that is not on the deal is refused', async () => {
    await post('alpha', 'One');
    expect(await refusalOf(readByVendor('nothing'))).toBe('request.invalid');
  });
});

describe('the people of the other side', () => {
  it('are told of a message by a task of those who are responsible', async () => {
    await post('alpha', 'Demo on Friday?');
    expect(await tasksIn(vendorPortalId)).toEqual([
      {
        kind: 'notice',
        noticeId: expect.any(String),
        event: 'message',
        ownerId: jana.ownerId,
        at: '2026-11-24T11:00:00.000Z',
        from: 'Alpha Digital',
        dealName: 'Acme – Marketing Hub',
        domain: 'acme.de',
        type: 'channel',
        sharedDealId,
        companyDomain: 'acme.de',
        detail: `Rep of ${portalIds.alpha}`,
      },
    ]);
    expect(await tasksIn(portalIds.alpha)).toEqual([]);
  });

  it('at the partner are the partner rep, on the deal alone', async () => {
    await answer('Gladly.');
    expect(await tasksIn(portalIds.alpha)).toMatchObject([
      { ownerId: `owner-${portalIds.alpha}`, from: 'Nordlicht', companyDomain: null },
    ]);
    expect(await tasksIn(vendorPortalId)).toEqual([]);
  });

  it('are told once of several in a row, and again after they have read', async () => {
    await post('alpha', 'One');
    await post('alpha', 'Two');
    const third = lastId(await post('alpha', 'Three'));
    expect(await tasksIn(vendorPortalId)).toHaveLength(1);
    await readByVendor(third);
    await post('alpha', 'Four');
    await post('alpha', 'Five');
    expect(await tasksIn(vendorPortalId)).toHaveLength(2);
  });

  it('are told of a later message, although one that came in while they read was left unread', async () => {
    const first = lastId(await post('alpha', 'One'));
    await post('alpha', 'Two');
    await readByVendor(first);
    await post('alpha', 'Three');
    expect(await tasksIn(vendorPortalId)).toHaveLength(2);
  });

  it('stand on the card with when they were told', async () => {
    await post('alpha', 'Demo on Friday?');
    const now = new Date('2026-11-24T11:05:00Z');
    await deliverEffects(database(), vendorPortalId, now);
    const [deal] = (await hub.view('alpha')).sharedDeals;
    expect(deal?.notices).toEqual([
      { event: 'registration', name: jana.name, role: 'cam', toldAt: now.toISOString() },
      { event: 'message', name: jana.name, role: 'cam', toldAt: now.toISOString() },
    ]);
  });
});

describe('the note in each CRM', () => {
  it('is for both portals, with the words as they were typed', async () => {
    await post('alpha', 'One <b>bold</b> word');
    const [inAlphas, inVendors] = [
      await effectsOf('message', portalIds.alpha),
      await effectsOf('message', vendorPortalId),
    ];
    expect(inAlphas).toEqual([
      {
        kind: 'message',
        messageId: expect.any(String),
        sharedDealId,
        author: `Rep of ${portalIds.alpha}`,
        company: 'Alpha Digital',
        body: 'One <b>bold</b> word',
        at: '2026-11-24T11:00:00.000Z',
      },
    ]);
    expect(inVendors).toEqual(inAlphas);
  });

  it('queues behind the CRM deal until that stands, and alone from then on', async () => {
    await post('alpha', 'Early');
    const early = (await hub.effects(portalIds.alpha)).find(({ effect }) => effect.kind === 'message');
    expect(early).toMatchObject({ sharedDealId, sequence: 2 });

    for (const portalId of [portalIds.alpha, vendorPortalId]) {
      await deliverEffects(database(), portalId, hub.clock.now());
    }
    await post('alpha', 'Late');
    const waiting = [...(await hub.effects(portalIds.alpha)), ...(await hub.effects(vendorPortalId))].filter(
      ({ effect }) => 'body' in effect && effect.body === 'Late',
    );
    expect(
      waiting.map(({ sharedDealId: lane, effectId, sequence }) => [lane === effectId, sequence]),
    ).toEqual([
      [true, 1],
      [true, 1],
    ]);
  });
});

describe('who takes part', () => {
  it('is at the vendor whoever has a role in the programme', async () => {
    expect((await answer('As a direct rep', {}, userOf(dan))).messages).toHaveLength(1);
    expect((await answer('As another CAM', {}, userOf(kim))).messages).toHaveLength(2);
  });

  it.each([
    ['has no role', uwe],
    ['has left', ines],
  ])('is not who %s: neither writing nor reading for the others', async (_why, person) => {
    const first = lastId(await post('alpha', 'One'));
    expect(await refusalOf(answer('Two', {}, userOf(person)))).toBe('message.not_permitted');
    expect(await refusalOf(readByVendor(first, userOf(person)))).toBe('message.not_permitted');
  });

  it('is who sits on the deal team, without any role', async () => {
    await database()
      .kysely.insertInto('dealTeam')
      .values({
        sharedDealId,
        position: 9,
        role: 'pdm',
        side: 'vendor',
        participation: 'member',
        person: JSON.stringify({ ownerId: uwe.ownerId, name: uwe.name, email: uwe.email }) as never,
      })
      .execute();
    expect((await answer('On the team', {}, userOf(uwe))).messages).toHaveLength(1);
  });

  it('is at the partner whoever may register there, and who registered it', async () => {
    const portal = await hub.store.readPortal(portalIds.alpha);
    if (portal === null) throw new Error('Alpha has no portal.');
    const narrowed = { portal: { ...portal, registrants: ['boss@alpha.test'] } };
    const asked = async (userEmail: string) =>
      hub.ask(
        'post-message',
        'alpha',
        { requestId: uuidv7(), sharedDealId, body: 'Hello' },
        {
          ...narrowed,
          userEmail,
        },
      );
    expect((await asked('Boss@alpha.test')).messages.messages).toHaveLength(1);
    expect((await asked('rep@alpha.test')).messages.messages).toHaveLength(2);
    expect(await refusalOf(asked('intern@alpha.test'))).toBe('message.not_permitted');
  });
});

describe('in Best Partner Wins', () => {
  let betas: string;

  beforeEach(async () => {
    ({ sharedDealId: betas } = sharedDealOf(await hub.register('beta')));
    await post('alpha', 'Alpha’s secret');
  });

  it('one partner can neither write nor read on the other’s deal, which is as if it did not exist', async () => {
    const before = await hub.rows();
    const nobodys = uuidv7();
    for (const deal of [sharedDealId, nobodys, 'no id', "'; drop table messages"]) {
      expect(await refusalOf(post('beta', 'Hello', { deal }))).toBe('shared_deal.not_found');
      const request = { requestId: uuidv7(), sharedDealId: deal, upTo: 'm' };
      expect(await refusalOf(hub.ask('read-messages', 'beta', request))).toBe('shared_deal.not_found');
    }
    expect(await hub.rows()).toEqual(before);
  });

  it('nothing that one partner writes or reads touches the other', async () => {
    const before = await hub.rows('alpha');
    await post('beta', 'Beta’s own', { deal: betas });
    await answer('To Beta alone', { deal: betas });
    expect(await hub.rows('alpha')).toEqual(before);
    const ofBeta = JSON.stringify([await hub.view('beta'), await hub.effects(portalIds.beta)]);
    expect(ofBeta).toContain('To Beta alone');
    expect(ofBeta).not.toContain('Alpha');
    const ofAlpha = JSON.stringify([await hub.view('alpha'), await hub.effects(portalIds.alpha)]);
    expect(ofAlpha).not.toContain('Beta');
  });

  it('a request id of one partner says nothing to the other', async () => {
    const requestId = uuidv7();
    await post('alpha', 'Mine', { requestId });
    expect((await post('beta', 'Mine', { deal: betas, requestId })).messages).toHaveLength(1);
  });

  it('the vendor writes to each by itself', async () => {
    await answer('To Alpha');
    const toBeta = await answer('To Beta', { deal: betas });
    expect(toBeta.messages.map(({ body }) => body)).toEqual(['To Beta']);
  });
});

it('a hundred messages stand on the card, and how many there were before', async () => {
  await hub.store.transact(async (transaction) => {
    for (let index = 0; index < 103; index += 1) {
      await transaction.insertMessage(sharedDealId, {
        messageId: uuidv7(),
        side: 'vendor',
        author: { name: 'Jana Winter', email: jana.email },
        body: `Message ${index}`,
        postedAt: new Date(Date.parse('2026-11-24T10:00:00Z') + index).toISOString(),
      });
    }
  });
  const [deal] = (await hub.view('alpha')).sharedDeals;
  expect(deal?.messages).toMatchObject({ earlier: 3, unread: 100 });
  expect(deal?.messages.messages.at(0)?.body).toBe('Message 3');
  expect(deal?.messages.messages.at(-1)?.body).toBe('Message 102');
});
