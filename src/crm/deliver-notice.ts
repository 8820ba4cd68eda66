import type { NoticeEffect } from '#operations/effects.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { deliverOnce } from './deliver-once.ts';
import type { Written } from './delivery.ts';
import { noticeText } from './notice-text.ts';
import type { Language } from './property-labels.ts';
import { withoutNulls } from './property-values.ts';
import type { RecordClient } from './record-client.ts';

/** A person should look within a working day; due at once it would stand as overdue from its first minute. */
const dueAfterMs = 24 * 60 * 60_000;

/**
 * Tells people by tasks, each once. A task that stands is not written again: it may have been renamed, handed on or completed.
 */
export function deliverNotices(
  records: RecordClient,
  portalId: number,
  language: Language,
  effects: readonly DeliverableEffect<NoticeEffect>[],
): Promise<Written> {
  return deliverOnce(records, portalId, 'tasks', effects, {
    keyOf: ({ noticeId }) => noticeId,
    valuesOf: (effect) => taskValues(effect, language),
  });
}

function taskValues(effect: NoticeEffect, language: Language): Record<string, string> {
  const { subject, body } = noticeText(effect, language);
  return withoutNulls({
    hs_task_subject: subject,
    hs_task_body: body,
    hs_task_status: 'NOT_STARTED',
    hs_task_type: 'TODO',
    hs_timestamp: new Date(Date.parse(effect.at) + dueAfterMs).toISOString(),
    hubspot_owner_id: effect.ownerId,
  });
}
