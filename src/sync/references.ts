import type { CrmRecordReference, Effect, EffectKind } from '#operations/effects.ts';

/** In this order records come to stand before others name them. */
export const deliveryOrder: readonly EffectKind[] = [
  'company',
  'deal',
  'standing',
  'company_standing',
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
      return { object: 'deal', key: effect.sharedDealId };
    case 'notice':
      return { object: 'task', key: effect.noticeId };
  }
}

/** The records that an effect's own record is to be associated with. */
export function associatedReferences(effect: Effect): readonly CrmRecordReference[] {
  switch (effect.kind) {
    case 'company':
    case 'company_standing':
    case 'standing':
      return [];
    case 'contact':
      return [
        { object: 'company', key: effect.companyDomain },
        { object: 'deal', key: effect.sharedDealId },
      ];
    case 'deal':
      return effect.associations;
    case 'notice':
      return [
        { object: 'deal', key: effect.sharedDealId },
        { object: 'company', key: effect.companyDomain },
      ];
  }
}

/** Whether an effect can do nothing while its own record is unknown. */
export function needsOwnRecord(effect: Effect): boolean {
  return effect.kind === 'standing' || effect.kind === 'company_standing';
}
