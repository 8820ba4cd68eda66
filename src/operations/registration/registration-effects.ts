import type { QualificationForm } from '#contracts/register-deal.ts';
import type { RegistrationDecision } from '#core/decision.ts';
import { unicodeForm } from '#core/domain-key.ts';
import { vendorOwnerId, type TeamSeat } from '#core/team.ts';
import type { CrmRecordReference, DealEffect, Effect, OutboxEntry } from '../effects.ts';
import type { CrmRecord } from '../crm-ports.ts';
import type { Ids } from '../ports.ts';
import { noticeEffect, peopleToTell } from '../shared-deal/notices.ts';
import type { Notice, SharedDeal } from '../shared-deal/shared-deal.ts';
import type { Partner, Vendor } from '../programme/programme.ts';

/**
 * The CRM deal in the partner's portal: made where the form put it, or the one that the partner converted (R8), which keeps
 * its place, its owner and its associations.
 */
export type PartnerCrmDeal =
  | { readonly made: { readonly pipelineId: string; readonly stageId: string } }
  | { readonly converted: { readonly closeOnStated: boolean } };

/** Who is to be told of a registration on the vendor's side (rules section 10). */
export function registrationNotices(
  deal: SharedDeal,
  team: readonly TeamSeat[],
  vendor: Vendor,
  ids: Ids,
): Notice[] {
  return peopleToTell({ sharedDeal: deal, team }, 'vendor').map((recipient) => ({
    noticeId: ids.next(),
    sharedDealId: deal.sharedDealId,
    event: 'registration',
    portalId: vendor.portalId,
    recipient,
    happenedAt: deal.registeredAt,
    toldAt: null,
  }));
}

function dealEffect(
  deal: SharedDeal,
  decision: RegistrationDecision,
  inPortal: Pick<
    DealEffect,
    'pipelineId' | 'stageId' | 'ownerId' | 'counterpart' | 'associations' | 'conversion'
  >,
): DealEffect {
  return {
    kind: 'deal',
    sharedDealId: deal.sharedDealId,
    name: deal.name,
    amount: deal.amount,
    currency: deal.currency,
    closeOn: deal.closeOn,
    type: decision.type,
    rule: decision.rule,
    state: deal.state,
    motion: deal.motion,
    domain: deal.domain,
    claimEndsOn: decision.claim.endsOn,
    commission: decision.commission.verdict,
    tierCredit: decision.tierCredit.verdict,
    credit: decision.tierCredit.credit,
    products: deal.products,
    introNote: deal.introNote,
    painOrOpportunity: deal.painOrOpportunity,
    nextSteps: deal.nextSteps,
    ...inPortal,
  };
}

/** Its records in the partner's portal are those it was registered from; a converted one stands on them already. */
function inPartnerPortal(
  deal: SharedDeal,
  { company, contact }: CrmRecord,
  partnerCrmDeal: PartnerCrmDeal,
): Pick<DealEffect, 'pipelineId' | 'stageId' | 'ownerId' | 'associations' | 'conversion'> {
  if ('converted' in partnerCrmDeal) {
    const { converted: conversion } = partnerCrmDeal;
    return { pipelineId: null, stageId: null, ownerId: null, associations: [], conversion };
  }
  const associations: CrmRecordReference[] = [];
  if (company !== null) associations.push({ object: 'company', id: company.id });
  if (contact !== null) associations.push({ object: 'contact', id: contact.id });
  return { ...partnerCrmDeal.made, ownerId: deal.registeredBy.ownerId, associations };
}

/**
 * Everything a registration causes in the two CRMs, in order per portal. In the partner's portal its CRM deal; in the
 * vendor's the company, the CRM deal with the owner by team, one task per person to tell, and the contact where its legal
 * basis was stated.
 */
export function registrationEffects(parts: {
  readonly deal: SharedDeal;
  readonly decision: RegistrationDecision;
  readonly partner: Partner;
  readonly vendor: Vendor;
  readonly record: CrmRecord;
  readonly country: string | null;
  readonly partnerCrmDeal: PartnerCrmDeal;
  readonly contactSharing: QualificationForm['contactSharing'];
  readonly notices: readonly Notice[];
  readonly ids: Ids;
}): OutboxEntry[] {
  const { deal, decision, partner, vendor, record } = parts;
  const { company, contact } = record;

  const ofPartner: Effect[] = [
    dealEffect(deal, decision, {
      ...inPartnerPortal(deal, record, parts.partnerCrmDeal),
      counterpart: vendor.name,
    }),
  ];

  const ofVendor: Effect[] = [
    {
      kind: 'company',
      domain: deal.domain,
      name: company?.name ?? unicodeForm(deal.domain),
      country: parts.country,
    },
    dealEffect(deal, decision, {
      pipelineId: vendor.dealPipelineId,
      stageId: vendor.dealStageId,
      ownerId: vendorOwnerId(decision.team),
      counterpart: partner.name,
      associations: [{ object: 'company', key: deal.domain }],
    }),
  ];
  for (const notice of parts.notices)
    ofVendor.push(noticeEffect(notice, deal, 'vendor', { vendor, partner }));
  if (parts.contactSharing !== null && contact?.email) {
    ofVendor.push({
      kind: 'contact',
      email: contact.email.trim().toLowerCase(),
      firstName: contact.firstName,
      lastName: contact.lastName,
      companyDomain: deal.domain,
      sharedDealId: deal.sharedDealId,
      legalBasis: parts.contactSharing.legalBasis,
      wordingVersion: parts.contactSharing.wordingVersion,
      statedBy: deal.registeredBy.email,
      statedAt: deal.registeredAt,
    });
  }

  const entries = (portalId: number, effects: readonly Effect[]): OutboxEntry[] =>
    effects.map((effect, index) => ({
      effectId: parts.ids.next(),
      sharedDealId: deal.sharedDealId,
      portalId,
      sequence: index + 1,
      effect,
    }));
  return [...entries(deal.partnerPortalId, ofPartner), ...entries(vendor.portalId, ofVendor)];
}
