import type { CompanySize } from '#core/company-size.ts';
import type { Side } from '#core/deal-type.ts';
import type { VendorPerson, VendorRole } from '#core/team.ts';

/** A user of the vendor with the roles that the mapping gives. Inactive users hold no domain. */
export interface VendorUser extends VendorPerson {
  readonly roles: readonly VendorRole[];
  readonly active: boolean;
}

/** One line of the vendor's routing table; a null column fits everything. The first fitting line names the rep. */
interface RoutingLine {
  readonly country: string | null;
  readonly companySize: CompanySize | null;
  readonly ownerId: string;
}

export interface Vendor {
  readonly portalId: number;
  readonly name: string;
  readonly timeZone: string;
  readonly domains: readonly string[];
  /** Where shared deals are put in the vendor's CRM; null: the portal's first pipeline and stage. */
  readonly dealPipelineId: string | null;
  readonly dealStageId: string | null;
  readonly defaultRepOwnerId: string | null;
  readonly routing: readonly RoutingLine[];
  readonly products: readonly {
    readonly code: string;
    readonly name: { readonly en: string; readonly de: string };
  }[];
  readonly links: {
    readonly lesson: string | null;
    readonly salesRules: string | null;
    readonly feedback: string | null;
  };
}

export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly camOwnerId: string | null;
  readonly pdmOwnerId: string | null;
  readonly domains: readonly string[];
}

/** A HubSpot account that the hub knows. `language` is that of labels, notes and tasks written into it. */
export interface Portal {
  readonly portalId: number;
  readonly side: Side;
  /** Null on the vendor's side. */
  readonly partnerId: string | null;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly language: 'en' | 'de';
  /** Who of its users may register: everybody, or those with one of these e-mails, which are in lower case. */
  readonly registrants: 'everybody' | readonly string[];
}
