import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageNote } from '#crm/message-text.ts';
import {
  aDeal,
  aMessage,
  aNotice,
  closePortals,
  onlyId,
  partnerPortal,
  recordIds,
  startTwoPortals,
  toDeliver,
  vendorPortal,
} from './two-portals.ts';
import type { TwoPortals } from './two-portals.ts';

let portals: TwoPortals;
beforeEach(async () => {
  portals = await startTwoPortals();
});
afterEach(() => closePortals(portals));

const { portalId } = partnerPortal;
const partner = () => portals.standIn.portal(portalId);
const deliver = (...effects: Parameters<typeof portals.crm.writer.deliver>[1]) =>
  portals.crm.writer.deliver(portalId, effects);

async function aStandingDeal(): Promise<{ object: 'deal'; id: string }> {
  return { object: 'deal', id: onlyId(await deliver(toDeliver(aDeal(), { effectId: 'deal' }))) };
}

describe('a shared message', () => {
  it('is a note on the deal, at its moment, by nobody of the portal', async () => {
    const deal = await aStandingDeal();
    const id = onlyId(await deliver(toDeliver(aMessage(), { associations: [deal] })));
    expect(partner().record('notes', id)?.properties).toMatchObject({
      shared_deal_message_id: '0193-message-1',
      hs_timestamp: '2026-11-24T10:00:00.000Z',
    });
    expect(partner().record('notes', id)?.properties).not.toHaveProperty('hubspot_owner_id');
    expect(partner().associatedIds('notes', id, 'deals')).toEqual([deal.id]);
  });

  it('is one note, also when the reply to the first attempt was lost', async () => {
    const first = onlyId(await deliver(toDeliver(aMessage())));
    expect(onlyId(await deliver(toDeliver(aMessage(), { attempt: 2 })))).toBe(first);
    expect(partner().records('notes')).toHaveLength(1);
  });

  it('that a person has edited since is left as it is', async () => {
    const id = onlyId(await deliver(toDeliver(aMessage())));
    partner().update('notes', id, { hs_note_body: 'Done with it.' });
    await deliver(toDeliver(aMessage(), { knownId: id, attempt: 2 }));
    expect(partner().record('notes', id)?.properties['hs_note_body']).toBe('Done with it.');
  });

  it('costs two requests, for one as for a hundred', async () => {
    const deal = await aStandingDeal();
    const effects = Array.from({ length: 100 }, (_, index) =>
      toDeliver(aMessage({ messageId: `message-${index}` }), {
        effectId: String(index),
        associations: [deal],
      }),
    );
    const before = portals.standIn.journal.length;
    expect(new Set(recordIds(await deliver(...effects))).size).toBe(100);
    expect(portals.standIn.journal.length - before).toBe(2);
  });
});

describe('a task in the partner’s portal', () => {
  it('stands on the deal, in the language of the portal', async () => {
    const deal = await aStandingDeal();
    const notice = aNotice({
      event: 'message',
      ownerId: '71',
      from: 'Vendor Inc.',
      companyDomain: null,
      detail: 'Cam Ray',
    });
    const id = onlyId(await deliver(toDeliver(notice, { associations: [deal] })));
    expect(partner().record('tasks', id)?.properties).toMatchObject({
      hs_task_subject: 'Vendor Inc. hat eine Nachricht geschrieben: Acme <rollout>',
      hubspot_owner_id: '71',
    });
    expect(partner().associatedIds('tasks', id, 'deals')).toEqual([deal.id]);
  });
});

describe('the text of a note', () => {
  it('says who wrote it, when, and that the app did so, in English and in the portal’s time', () => {
    expect(messageNote(aMessage(), vendorPortal)).toBe(
      '<p><strong>Shared message from Ada Lind (Alpha GmbH), 24 November 2026 at 05:00</strong></p>' +
        '<p>Demo on Friday?</p>' +
        '<p><em>Written by the app Shared Deals. Please answer in the card “Partner attribution” of this deal: notes stay in your own CRM.</em></p>',
    );
  });

  it('says the same in German', () => {
    expect(messageNote(aMessage(), partnerPortal)).toBe(
      '<p><strong>Geteilte Nachricht von Ada Lind (Alpha GmbH), 24. November 2026 um 11:00</strong></p>' +
        '<p>Demo on Friday?</p>' +
        '<p><em>Geschrieben von der App „Geteilte Deals“. Bitte antworten Sie in der Karte „Geteilter Deal“ dieses Deals: Notizen bleiben in Ihrem eigenen CRM.</em></p>',
    );
  });

  it('shows what people typed as they typed it, whatever it looks like', () => {
    const note = messageNote(
      aMessage({ author: 'A <i>da</i>', body: '<script>alert("x")</script> & so\non\n\nNext' }),
      vendorPortal,
    );
    expect(note).toContain('A &lt;i&gt;da&lt;/i&gt;');
    expect(note).toContain(
      '<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; so<br>on</p><p>Next</p>',
    );
  });
});
