import type { Devkit } from '#devkit/devkit.ts';
import type { PortalRecord } from '#devkit/stand-in/stand-in.ts';

const types = ['contacts', 'companies', 'deals', 'tasks'] as const;

/** Looks at the portals of a devkit from outside, as its people would. */
export function crmLooks(devkit: () => Devkit) {
  const crm = (portalId: number) => devkit().standIn.portal(portalId);
  /** CRM deals that are shared, oldest first. */
  const sharedDeals = (portalId: number): PortalRecord[] =>
    crm(portalId)
      .records('deals')
      .filter(({ properties }) => properties['shared_deal_id'] !== undefined);
  return {
    crm,
    sharedDeals,
    /** The CRM deal of a shared deal in this portal; throws unless there is exactly one. */
    crmDealOf: (portalId: number, sharedDealId: string): PortalRecord =>
      onlyOne(
        sharedDeals(portalId).filter(({ properties }) => properties['shared_deal_id'] === sharedDealId),
        `CRM deal of ${sharedDealId} in portal ${portalId}`,
      ),
    /** The company that carries our unique domain; throws unless there is exactly one. */
    companyOf: (portalId: number, domain: string): PortalRecord =>
      onlyOne(
        crm(portalId)
          .records('companies')
          .filter(({ properties }) => properties['registrable_domain'] === domain),
        `company of ${domain} in portal ${portalId}`,
      ),
    tasksOn: (portalId: number, dealId: string): PortalRecord[] =>
      crm(portalId)
        .records('tasks')
        .filter(({ id }) => crm(portalId).associatedIds('tasks', id, 'deals').includes(dealId)),
    ownerId: (portalId: number, email: string) =>
      crm(portalId).owners.find((owner) => owner.email === email)?.id,
    /** Everything that portals hold, to compare by the byte; all portals where none is named. */
    everythingIn: (...portalIds: number[]) =>
      JSON.stringify(
        devkit()
          .standIn.portals.filter(({ portalId }) => portalIds.length === 0 || portalIds.includes(portalId))
          .map((portal) => types.map((type) => portal.records(type))),
      ),
  };
}

function onlyOne<Found>(found: readonly Found[], what: string): Found {
  const [one, ...more] = found;
  if (one === undefined || more.length > 0) throw new Error(`There are ${found.length}: ${what}.`);
  return one;
}
