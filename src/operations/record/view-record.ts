import type { RegistrationForm, RegistrationOffer } from '#contracts/view-record.ts';
import type { OperationHandlers } from '../handlers.ts';
import { ownCrmDealView } from './own-crm-deal.ts';
import { mayRegister } from '../request/permission.ts';
import type { CrmPipeline } from '../crm-ports.ts';
import type { Ports } from '../ports.ts';
import type { SharedDealRecord } from '../shared-deal/shared-deal.ts';
import { readRegistrationContext, type RegistrationContext } from '../registration/registration-context.ts';
import { previewDomain } from '../registration/registration-offer.ts';
import { readDealSync } from '../sync/deal-sync-view.ts';
import { sharedDealView } from '../shared-deal/shared-deal-view.ts';

/** Currencies beside the portal's own that partners of a European vendor write deals in. */
const commonCurrencies = ['EUR', 'USD', 'GBP', 'CHF'];

/** The shared deal whose CRM deal the record is, with its own domain, which stays when the record's changes. */
async function sharedDealOfRecord(
  { store }: Ports,
  { actor, partner, record }: RegistrationContext,
): Promise<SharedDealRecord | null> {
  if (record.type !== 'deal') return null;
  const linked = await store.findSharedDealByCrmDeal(actor.portal.portalId, record.id);
  return linked === null ? null : store.readSharedDeal(partner.id, linked.sharedDealId);
}

async function registrationOffer(
  ports: Ports,
  context: RegistrationContext,
  sharedDeal: SharedDealRecord | null,
): Promise<RegistrationOffer> {
  const { domains } = context;
  if (sharedDeal !== null) {
    return { state: 'already_shared', sharedDealId: sharedDeal.sharedDeal.sharedDealId };
  }
  if (domains.refusal !== null) return { state: 'nothing_to_decide', ...domains.refusal };
  const [first, ...others] = domains.found;
  // Each domain is a registration of its own: the user picks, and the card asks for that one's outcome.
  const isToPick = others.length > 0 && mayRegister(context.actor);
  return isToPick ? { state: 'pick_domain' } : previewDomain(ports, context, first);
}

function registrationForm(
  context: RegistrationContext,
  pipelines: readonly CrmPipeline[],
  language: 'en' | 'de',
): RegistrationForm {
  const { record, vendor, actor } = context;
  const { company, contact } = record;
  return {
    companyName: company?.name ?? null,
    contact: contact?.email
      ? { name: [contact.firstName, contact.lastName].filter(Boolean).join(' '), email: contact.email }
      : null,
    country: context.country,
    companySize: context.companySize,
    currency: actor.portal.currency,
    currencies: [...new Set([actor.portal.currency, ...commonCurrencies])],
    pipelines: pipelines.map(({ id, label, stages }) => ({
      id,
      label,
      stages: stages.map((stage) => ({ id: stage.id, label: stage.label })),
    })),
    products: vendor.products.map(({ code, name }) => ({ code, name: name[language] })),
  };
}

/** Everything that a partner's card on a record shows, so that it opens with one call. */
export function viewRecord(ports: Ports): OperationHandlers['view-record'] {
  return async (actor, request) => {
    const [context, pipelines] = await Promise.all([
      readRegistrationContext(ports, actor, request.record),
      ports.crm.readPipelines(actor.portal.portalId),
    ]);
    const { partner, vendor, record, domains } = context;
    const ofRecord = await sharedDealOfRecord(ports, context);
    const [registration, onDomains, users, sync] = await Promise.all([
      registrationOffer(ports, context, ofRecord),
      ports.store.readSharedDeals(
        partner.id,
        domains.found.map(({ domain }) => domain),
      ),
      ports.store.readVendorUsers(),
      ofRecord === null
        ? null
        : readDealSync(ports, 'partner', ofRecord.sharedDeal.sharedDealId, {
            vendor,
            sync: context.policy.sync,
            language: request.language,
          }),
    ]);
    const ownId = ofRecord?.sharedDeal.sharedDealId ?? null;
    const others = onDomains.filter(({ sharedDeal }) => sharedDeal.sharedDealId !== ownId);
    const cam = users.find((user) => user.ownerId === partner.camOwnerId && user.active);
    return {
      vendor: {
        name: vendor.name,
        timeZone: vendor.timeZone,
        today: context.today,
        links: vendor.links,
      },
      partner: { name: partner.name },
      cam: cam === undefined ? null : { name: cam.name, email: cam.email },
      record: { type: record.type, id: record.id, name: record.name },
      domains: [...domains.found],
      registration,
      form: registrationForm(context, pipelines, request.language),
      sharedDeals: [...(ofRecord === null ? [] : [ofRecord]), ...others].map((deal) =>
        sharedDealView(deal, { ...context, recordUrl: ports.crm.recordUrl }),
      ),
      crmDeal: ownCrmDealView(record, actor.portal, pipelines, ownId),
      sync,
    };
  };
}
