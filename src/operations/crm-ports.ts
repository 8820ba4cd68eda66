/** A record of the caller's own portal with what a registration needs of its company and contact. */
export interface CrmRecord {
  readonly type: 'contact' | 'company' | 'deal';
  readonly id: string;
  readonly name: string;
  readonly company: {
    readonly id: string;
    readonly name: string | null;
    readonly domain: string | null;
    readonly website: string | null;
    readonly additionalDomains: readonly string[];
    /** As it stands in the CRM, in any language. */
    readonly country: string | null;
    readonly employees: number | null;
  } | null;
  readonly contact: {
    readonly id: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string | null;
    readonly country: string | null;
  } | null;
  /** On a deal; null on other records. */
  readonly crmDeal: {
    readonly amount: number | null;
    /** Null where the portal has one currency only. */
    readonly currency: string | null;
    /** ISO moment; which day that is, the portal's time zone says. */
    readonly closesAt: string | null;
    readonly pipelineId: string | null;
    readonly stageId: string | null;
    readonly ownerId: string | null;
  } | null;
}

export interface CrmPipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly {
    readonly id: string;
    readonly label: string;
    /** What a CRM deal in this stage is. */
    readonly outcome: 'open' | 'won' | 'lost';
  }[];
}

/** Reads from HubSpot. Failures are `HubError` `crm.unavailable`, `crm.not_permitted`, or a plain Error. */
export interface Crm {
  /** Null where the record does not exist (or is archived). */
  readRecord(
    portalId: number,
    record: { type: 'contact' | 'company' | 'deal'; id: string },
  ): Promise<CrmRecord | null>;
  /** Deal pipelines, kept for a while; `anew` asks HubSpot in any case. */
  readPipelines(portalId: number, options?: { readonly anew: boolean }): Promise<readonly CrmPipeline[]>;
  /** The owner behind a user of the portal, kept for a while; null where the user owns nothing. */
  findOwner(
    portalId: number,
    user: { userId: string; email: string },
  ): Promise<{ readonly ownerId: string; readonly name: string; readonly email: string } | null>;
  /** The link under which a person opens the record in HubSpot. */
  readonly recordUrl: (portalId: number, object: 'contact' | 'company' | 'deal', id: string) => string;
}
