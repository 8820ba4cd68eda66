import type { RegistrationForm, RegistrationOffer } from '#contracts/view-record.ts';
import { countPreview } from './count-preview.ts';
import type { OperationHandlers } from './handlers.ts';
import type { CrmPipeline, Ports } from './ports.ts';
import { readRegistrationContext, type RegistrationContext } from './registration-context.ts';
import { offerFor } from './registration-offer.ts';
import { sharedDealView } from './shared-deal-view.ts';

/** Currencies beside the portal's own that partners of a European vendor write deals in. */
const commonCurrencies = ['EUR', 'USD', 'GBP', 'CHF'];

async function registrationOffer(ports: Ports, context: RegistrationContext): Promise<RegistrationOffer> {
  const { domains } = context;
  if (domains.refusal !== null) return { state: 'nothing_to_decide', ...domains.refusal };
  const [only, ...others] = domains.found;
  // Each domain is a registration of its own: the user picks, and the card asks for that one's outcome.
  if (others.length > 0) return { state: 'pick_domain' };
  return (await countPreview(ports, context, only.domain))
    ? offerFor(ports, context, only)
    : { state: 'preview_quota_exceeded', domain: only };
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
    const [registration, sharedDeals, users] = await Promise.all([
      registrationOffer(ports, context),
      ports.store.readSharedDeals(
        partner.id,
        domains.found.map(({ domain }) => domain),
      ),
      ports.store.readVendorUsers(),
    ]);
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
      sharedDeals: sharedDeals.map((deal) =>
        sharedDealView(deal, { ...context, recordUrl: ports.crm.recordUrl }),
      ),
    };
  };
}
