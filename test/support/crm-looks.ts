import type { Devkit } from '#devkit/devkit.ts';
import type { PortalRecord } from '#devkit/stand-in/stand-in.ts';

const types = ['contacts', 'companies', 'deals', 'tasks'] as const;

/** Looks at the portals of a devkit from outside, as its people would. */
export function crmLooks(devkit: () => Devkit) {
  const crm = (portalId: number) => devkit().standIn.portal(portalId);
  return {
    crm,
    /** CRM deals that are shared, oldest first. */
    sharedDeals: (portalId: number): PortalRecord[] =>
      crm(portalId)
        .records('deals')
        .filter(({ properties }) => properties['shared_deal_id'] !== undefined),
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
