import type { NoticeEffect } from '#operations/effects.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { writeBatch } from './batch-outcome.ts';
import type { CrmError } from './crm-error.ts';
import { recordIdsOf } from './delivery.ts';
import type { Written } from './delivery.ts';
import { findEarlierWrites } from './earlier-writes.ts';
import { noticeText } from './notice-text.ts';
import { uniqueProperties } from './property-definitions.ts';
import type { Language } from './property-labels.ts';
import { withoutNulls } from './property-values.ts';
import type { RecordClient } from './record-client.ts';

/** A person should look within a working day; due at once it would stand as overdue from its first minute. */
const dueAfterMs = 24 * 60 * 60_000;

/**
 * Tells a person by a task, once. A task that stands is not written again: it may have been renamed, handed on or completed.
 */
export async function deliverNotices(
  records: RecordClient,
  portalId: number,
  language: Language,
  effects: readonly DeliverableEffect<NoticeEffect>[],
): Promise<Written> {
  const earlier = await findEarlierWrites(
    records,
    portalId,
    'tasks',
    effects,
    ({ effect }) => effect.noticeId,
  );
  const written = new Map<string, { recordId: string } | CrmError>();
  for (const [effectId, recordId] of earlier) written.set(effectId, { recordId });

  const made = await writeBatch(
    effects
      .filter(({ effectId }) => !earlier.has(effectId))
      .map(({ effectId, effect }) => ({
        key: effectId,
        id: effect.noticeId,
        properties: taskValues(effect, language),
      })),
    (inputs) => records.upsertBatch(portalId, 'tasks', uniqueProperties.tasks, inputs),
    uniqueProperties.tasks,
  );
  for (const [effectId, outcome] of recordIdsOf(made)) written.set(effectId, outcome);
  return written;
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
