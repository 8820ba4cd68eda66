import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataFolder } from '#devkit/data/read-folder.ts';
import { exported } from '#test/support/exports/records.ts';
import { viewOf } from './folder-view.ts';
import type { FolderView } from './folder-view.ts';

const folder = fileURLToPath(new URL('../../support/exports', import.meta.url));

let view: FolderView;
beforeAll(async () => {
  view = viewOf(await readDataFolder(folder, { today: '2026-11-24' }));
});

const { vendor, gruenderwerk, lumen, lumenEurope } = exported;

/** Who holds a domain, in the order of the rules. */
function holderOf(domain: string): string {
  return view.claimsOn(domain)[0] ?? view.repOf(domain) ?? 'nobody';
}

describe('the exports of somebody else', () => {
  it.each([
    ['R1', gruenderwerk, gruenderwerk.ownClaim, gruenderwerk.partnerId],
    ['R1 to renew', gruenderwerk, gruenderwerk.ownClaimInRenewalWindow, gruenderwerk.partnerId],
    ['R2', gruenderwerk, gruenderwerk.free, 'nobody'],
    ['R2, international', gruenderwerk, gruenderwerk.freeInternational, 'nobody'],
    ['R4', gruenderwerk, gruenderwerk.directRep, vendor.rep],
    ['R5', gruenderwerk, gruenderwerk.otherPartner, lumen.partnerId],
    ['R5 after a lapse', gruenderwerk, gruenderwerk.ownClaimLapsedThenOtherPartner, lumen.partnerId],
    ['R6', gruenderwerk, gruenderwerk.ownClaimLapsed, 'nobody'],
    ['a removal', gruenderwerk, gruenderwerk.removedByVendor, 'nobody'],
    ['R3', lumen, lumen.free, 'nobody'],
    ['R1 at the limit', lumen, lumen.ownClaim, lumen.partnerId],
    ['R4 at the limit', lumen, lumen.directRep, vendor.rep],
    ['R5 at the limit', lumen, lumen.otherPartner, gruenderwerk.partnerId],
    ['R6 at the limit', lumen, lumen.ownClaimLapsed, 'nobody'],
  ])('have a contact to register and a deal to convert for %s', (_name, { portalId }, records, holder) => {
    const { contactId, dealId, domain } = records;
    expect(view.contactDomains(portalId, contactId)[0]).toBe(domain);
    expect(view.dealDomains(portalId, dealId)).toEqual([domain]);
    expect(view.linksOf(portalId, dealId)).toEqual(['companies', 'contacts']);
    expect(holderOf(domain)).toBe(holder);
  });

  it('have claims that lapsed and one removal', () => {
    const { ownClaimLapsed, ownClaimLapsedThenOtherPartner, removedByVendor, partnerId } = gruenderwerk;
    expect(view.lapsedOn(ownClaimLapsed.domain)).toEqual([partnerId]);
    expect(view.lapsedOn(ownClaimLapsedThenOtherPartner.domain)).toEqual([partnerId]);
    expect(view.lapsedOn(lumen.ownClaimLapsed.domain)).toEqual([lumen.partnerId]);
    expect(view.partner(partnerId).removals).toEqual(['mühlbach-gerberei.de']);
    expect(view.companyDomains(gruenderwerk.portalId, '90953')).toEqual([removedByVendor.domain]);
  });

  it('leave Lumen no room and Gründerwerk some', () => {
    expect(view.activeClaims(lumen.partnerId)).toBe(lumen.capacity);
    expect(view.activeClaims(gruenderwerk.partnerId)).toBe(gruenderwerk.activeClaims);
  });

  it('have a second portal of one partner', () => {
    const domains = (contactId: string) => view.contactDomains(lumenEurope.portalId, contactId);
    expect(domains(lumenEurope.ownClaim.contactId)).toEqual([lumen.ownClaim.domain]);
    expect(domains(lumenEurope.free.contactId)).toEqual([lumenEurope.free.domain]);
    expect(holderOf(lumenEurope.free.domain)).toBe('nobody');
  });

  it('have somebody who may not register', () => {
    const [portal] = view.partner(gruenderwerk.partnerId).portals;
    expect(portal?.registrants).toEqual([gruenderwerk.germanUser]);
    expect(portal?.people.map(({ email }) => email)).toContain(gruenderwerk.userWithoutPermission);
  });

  it('have what is no prospect, and deals that cannot be converted', () => {
    const { portalId } = gruenderwerk;
    expect(view.companyDomains(portalId, gruenderwerk.vendorsOwnDomainCompanyId)).toEqual([vendor.domain]);
    for (const companyId of [gruenderwerk.freeMailDomainCompanyId, gruenderwerk.noDomainCompanyId]) {
      expect(view.companyDomains(portalId, companyId)).toEqual([]);
    }
    expect(view.contactDomains(portalId, gruenderwerk.freeMailContactId)).toEqual([]);
    expect(view.linksOf(portalId, gruenderwerk.dealWithoutContactId)).toEqual(['companies']);
    expect(view.linksOf(portalId, gruenderwerk.dealWithoutCompanyId)).toEqual(['contacts']);
    expect(view.linksOf(lumen.portalId, lumen.dealWithoutContactId)).toEqual(['companies']);
  });

  it('have the vendor’s records with one partner, with two, with none, and a lookalike', () => {
    const { portalId, claimedCompany, twoPartners, withoutPartner, lookalike } = vendor;
    for (const { companyId, contactId, domain } of [claimedCompany, twoPartners, withoutPartner]) {
      expect(view.companyDomains(portalId, companyId)).toEqual([domain]);
      expect(view.contactDomains(portalId, contactId)).toEqual([domain]);
    }
    expect(view.claimsOn(claimedCompany.domain)).toEqual([gruenderwerk.partnerId]);
    expect(view.claimsOn(twoPartners.domain)).toEqual([lumen.partnerId]);
    expect(view.claimsOn(withoutPartner.domain)).toEqual([]);
    expect(view.companyDomains(portalId, lookalike.companyId)).not.toContain(lookalike.of);

    const owner = (dealId: string) => view.ownerOf(portalId, 'deals', dealId);
    expect(owner(vendor.channelDealId)).toBe(vendor.cam);
    expect(owner(vendor.difmDealId)).toBe(vendor.rep);
    expect(owner(vendor.dealWithoutOwnerId)).toBeUndefined();
    expect(view.dealDomains(portalId, lookalike.dealId)).toEqual(
      view.companyDomains(portalId, lookalike.companyId),
    );
  });
});
