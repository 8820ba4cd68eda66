import type { CrmRecordReference, Effect, EffectKind } from '#operations/effects.ts';

/** In this order records come to stand before others name them. */
export const deliveryOrder: readonly EffectKind[] = [
  'company',
  'deal',
  'standing',
  'sync',
  'company_standing',
  'message',
  'notice',
  'contact',
];

/** The record that an effect makes or writes to. */
export function ownReference(effect: Effect): CrmRecordReference {
  switch (effect.kind) {
    case 'company':
    case 'company_standing':
      return { object: 'company', key: effect.domain };
    case 'contact':
      return { object: 'contact', key: effect.email };
    case 'deal':
    case 'standing':
    case 'sync':
      return { object: 'deal', key: effect.sharedDealId };
    case 'notice':
      return { object: 'task', key: effect.noticeId };
    case 'message':
      return { object: 'note', key: effect.messageId };
  }
}

/** The records that an effect's own record is to be associated with. */
export function associatedReferences(effect: Effect): readonly CrmRecordReference[] {
  switch (effect.kind) {
    case 'company':
    case 'company_standing':
    case 'standing':
    case 'sync':
      return [];
    case 'contact':
      return [
        { object: 'company', key: effect.companyDomain },
        { object: 'deal', key: effect.sharedDealId },
      ];
    case 'deal':
      return effect.associations;
    case 'message':
      return [{ object: 'deal', key: effect.sharedDealId }];
    case 'notice':
      return [
        { object: 'deal', key: effect.sharedDealId },
        ...(effect.companyDomain === null ? [] : [{ object: 'company', key: effect.companyDomain } as const]),
      ];
  }
}

/** Whether an effect can do nothing while its own record is unknown. */
export function needsOwnRecord(effect: Effect): boolean {
  return effect.kind === 'standing' || effect.kind === 'company_standing' || effect.kind === 'sync';
}
