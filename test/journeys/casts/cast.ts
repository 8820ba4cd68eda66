import type { Labels } from '#extensions/kit/all-labels.ts';

/** A team member as the cards name the person in a sentence: by name, or as vacant, or as named later. */
type NamedAs = (labels: Labels) => string;

/** A prospect in one portal: the contact from which it is registered. */
interface Prospect {
  readonly portalId: number;
  readonly contactId: string;
  /** As it is registered, in punycode. */
  readonly domain: string;
}

/** A record whose card says that there is nothing to decide. */
interface NoProspect {
  readonly what: string;
  readonly object: '0-1' | '0-2';
  readonly record: string;
  readonly reason: keyof Labels['nothingToDecide'];
}

/**
 * Who plays which part in the stories: the same stories are walked over the samples and over somebody else's exports. What
 * another programme decides otherwise is part of its cast.
 */
export interface Cast {
  /** A data folder; the samples where it is undefined. */
  readonly sourceFolder: string | undefined;
  readonly vendorPortalId: number;
  /** What every form is filled in with, as both languages call it. */
  readonly product: string;

  /** Story 1: a free domain and a partner with room. */
  readonly free: Prospect & {
    /** E-mail of the partner's CAM, who is told. */
    readonly cam: string;
    /** The partner's claims once it has registered. */
    readonly claimsAfter: string;
    readonly claimLimit: string;
    readonly partner: string;
    /** Days from registering to the claim's last day. */
    readonly claimDays: number;
  };

  /** Story 2: a partner at its limit, and what it meets there. */
  readonly atLimit: {
    readonly free: Prospect;
    /** E-mail of the direct rep to whom the vendor's table leads. */
    readonly routedRep: string;
    readonly cam: NamedAs;
    readonly directReps: Prospect;
    readonly otherPartners: Prospect;
  };

  /** Story 3: a direct rep's domain. */
  readonly directReps: Prospect & {
    readonly rep: { readonly name: string; readonly email: string };
    /** The rep before registering, which is policy. */
    readonly repBeforehand: NamedAs;
    readonly repIsNamedBeforehand: boolean;
    readonly cam: NamedAs;
  };

  /** Story 4: a partner registers a domain that another one holds. */
  readonly otherPartners: Prospect & {
    readonly holder: { readonly name: RegExp; readonly portalIds: readonly number[] };
  };

  /** Story 10: a CRM deal on the partner's own domain that is converted, and two that cannot be. */
  readonly conversion: {
    readonly portalId: number;
    readonly partner: string;
    readonly dealId: string;
    readonly domain: string;
    readonly withoutCompanyId: string;
    readonly withoutContactId: string;
  };

  /** Story 11: what the cards make of domains. */
  readonly domains: {
    readonly portalId: number;
    /** Contacts by what is peculiar about their domain, as the card writes it. */
    readonly written: readonly (readonly [what: string, contactId: string, written: string])[];
    readonly noProspects: readonly NoProspect[];
  };
}
