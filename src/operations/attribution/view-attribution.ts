import { HubError } from '#contracts/errors.ts';
import type { RecordDomain } from '#contracts/values.ts';
import { dayOf } from '#core/calendar-day.ts';
import { readDomain } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import { unsharedDealType } from '#core/unshared-deal.ts';
import { attributedDealView } from './attributed-deal-view.ts';
import type { DomainHistory } from './attribution-ports.ts';
import { domainAttributionView } from './domain-attribution-view.ts';
import type { OperationHandlers } from '../handlers.ts';
import type { Ports } from '../ports.ts';
import type { CrmRecord } from '../crm-ports.ts';
import type { VendorUser } from '../programme/programme.ts';
import { vendorUserOf } from '../programme/vendor-user.ts';
import { takesPart } from '../messages/takes-part.ts';
import { readDealSync } from '../sync/deal-sync-view.ts';
import { recordDomains } from '../record/record-domains.ts';

/**
 * Whose prospect is this, and why? Everything that the vendor's card on a deal, company or contact shows, across all
 * partners, in one call. It is for the vendor alone: whoever stands on another side is refused before anything is read.
 */
export function viewAttribution(ports: Ports): OperationHandlers['view-attribution'] {
  return async (actor, request) => {
    if (actor.side !== 'vendor') throw new HubError('operation.wrong_side');
    const { store, crm } = ports;
    const [vendor, users, record, shared] = await Promise.all([
      store.readVendor(),
      store.readVendorUsers(),
      crm.readRecord(actor.portal.portalId, request.record),
      request.record.type === 'deal'
        ? store.findSharedDealByCrmDeal(actor.portal.portalId, request.record.id)
        : null,
    ]);
    if (record === null) throw new HubError('record.not_found');
    const today = dayOf(ports.clock.now(), vendor.timeZone);
    const policy = await store.readPolicy(today);
    const domains = await domainsOf(record, shared?.domain ?? null, policy);
    const keys = domains.map(({ domain }) => domain);
    const [deals, histories, sync] = await Promise.all([
      store.readAttributedDeals(keys, shared?.sharedDealId ?? null),
      store.readDomainHistories(keys, record.company, today),
      shared === null
        ? null
        : readDealSync(ports, 'vendor', shared.sharedDealId, {
            vendor,
            sync: policy.sync,
            language: request.language,
          }),
    ]);

    return {
      vendor: { name: vendor.name, timeZone: vendor.timeZone, today },
      viewer: { roles: [...(vendorUserOf(actor, users)?.roles ?? [])] },
      record: {
        type: record.type,
        id: record.id,
        name: record.name,
        companyName: record.company?.name ?? null,
      },
      domains: domains.map((domain) =>
        domainAttributionView(domain, historyOf(domain.domain, histories), today, (companyId) =>
          crm.recordUrl(vendor.portalId, 'company', companyId),
        ),
      ),
      deals: deals.map((deal) =>
        attributedDealView(deal, {
          vendor,
          policy,
          today,
          language: request.language,
          recordUrl: crm.recordUrl,
          sharedDealOfRecord: shared?.sharedDealId ?? null,
          takesPart: takesPart(actor, deal.team, users),
        }),
      ),
      sync,
      unsharedDeal: record.type === 'deal' && shared === null ? unsharedDealOf(record, users) : null,
    };
  };
}

/**
 * On a shared deal the domain that it was registered for, whatever its company's website says by now (rules section 4), else
 * the first of its company's; on other records all that stand on them. A partner's own domain is a domain like any other here.
 */
async function domainsOf(
  record: CrmRecord,
  registered: string | null,
  policy: Policy,
): Promise<readonly RecordDomain[]> {
  const { found } = await recordDomains(record, {
    policy,
    vendorDomains: [],
    ownDomains: [],
    store: { isPartnerDomain: () => Promise.resolve(false) },
  });
  if (record.type !== 'deal') return found;
  if (registered === null) return found.slice(0, 1);
  const onRecord = found.find(({ domain }) => domain === registered);
  if (onRecord !== undefined) return [onRecord];
  const reading = readDomain(registered, policy.domains);
  const { unicode, mixedScripts } = reading.ok ? reading : { unicode: registered, mixedScripts: true };
  return [{ domain: registered, unicode, mixedScripts, source: 'company_domain' }];
}

function historyOf(domain: string, histories: readonly DomainHistory[]): DomainHistory {
  const history = histories.find((one) => one.domain === domain);
  if (history === undefined) throw new Error(`The history of ${domain} was asked for and did not come.`);
  return history;
}

function unsharedDealOf(record: CrmRecord, users: readonly VendorUser[]) {
  const ownerId = record.crmDeal?.ownerId ?? null;
  const owner = users.find((user) => user.ownerId === ownerId);
  return {
    ownerName: owner?.name ?? null,
    wouldBe: owner?.active === true ? unsharedDealType(owner.roles) : null,
  };
}
