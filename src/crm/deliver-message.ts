import type { MessageEffect } from '#operations/effects.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { deliverOnce } from './deliver-once.ts';
import type { Written } from './delivery.ts';
import { messageNote } from './message-text.ts';
import type { RecordClient } from './record-client.ts';

/**
 * Mirrors shared messages as notes, each once. They have no owner, because HubSpot shows the owner as the one who wrote; a note
 * that stands is not written again, whatever people made of it.
 */
export function deliverMessages(
  records: RecordClient,
  portal: Portal,
  effects: readonly DeliverableEffect<MessageEffect>[],
): Promise<Written> {
  return deliverOnce(records, portal.portalId, 'notes', effects, {
    keyOf: ({ messageId }) => messageId,
    valuesOf: (effect) => ({ hs_timestamp: effect.at, hs_note_body: messageNote(effect, portal) }),
  });
}
