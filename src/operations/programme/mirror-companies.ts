import { readDomain } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import type { CompanyPage, MirroredCompany, SetupPorts } from './setup-ports.ts';

/**
 * The mirror of the vendor's companies: their domains and owners, from which it is known who holds a domain without asking
 * HubSpot. It is filled page by page, kept by webhooks, and gone through anew once a day for what a lost one left behind.
 */

/** HubSpot's bound for a batch. */
const batchSize = 100;

/**
 * One round through all companies, within the portal's limits. Each page is kept with the place where the next one begins, so
 * that a round that was interrupted goes on there, in whatever process. `onProgress` is called with the companies of this call.
 */
export async function mirrorCompanies(
  { setup, crm, clock }: SetupPorts,
  portalId: number,
  policy: Policy,
  onProgress: (companies: number) => void = () => undefined,
): Promise<number> {
  let round = await setup.readMirror(portalId);
  if (round === null) {
    round = { cursor: null, beganAt: clock.now() };
    await setup.beginMirror(portalId, round.beganAt);
  }
  let { cursor } = round;
  let companies = 0;
  do {
    const page = await crm.readCompanyPage(portalId, cursor);
    await setup.mirrorCompanies(
      mirrored(page.companies, policy),
      page.companies.map(({ id }) => id),
      clock.now(),
    );
    companies += page.companies.length;
    onProgress(companies);
    cursor = page.next;
    if (cursor !== null) await setup.saveMirrorCursor(portalId, cursor);
  } while (cursor !== null);
  await setup.finishMirror(portalId, round.beganAt, clock.now());
  return companies;
}

/** Goes on with a round that was interrupted, or begins one where the last is so old; answers null where nothing is to do. */
export async function keepMirror(
  ports: SetupPorts,
  portalId: number,
  policy: Policy,
  everyMs: number,
): Promise<number | null> {
  const { setup, clock } = ports;
  const mirroredAt = await setup.readMirroredAt(portalId);
  const isUnderWay = (await setup.readMirror(portalId)) !== null;
  if (!isUnderWay && mirroredAt !== null && clock.now().getTime() - mirroredAt.getTime() < everyMs)
    return null;
  return mirrorCompanies(ports, portalId, policy);
}

/** Reads companies anew that HubSpot told of. One that is not found was deleted or merged, and holds nothing any more. */
export async function refreshCompanies(
  { setup, crm, clock }: SetupPorts,
  portalId: number,
  companyIds: readonly string[],
  policy: Policy,
): Promise<void> {
  for (let start = 0; start < companyIds.length; start += batchSize) {
    const ids = companyIds.slice(start, start + batchSize);
    await setup.mirrorCompanies(mirrored(await crm.readCompanies(portalId, ids), policy), ids, clock.now());
  }
}

/** One row per registrable domain of a company; a company without one is in nobody's way. */
function mirrored(companies: CompanyPage['companies'], policy: Policy): MirroredCompany[] {
  return companies.flatMap((company) => {
    const written = [company.domain, ...company.additionalDomains].filter((one) => one !== null);
    const domains = new Set<string>();
    for (const one of written) {
      const reading = readDomain(one, policy.domains);
      if (reading.ok) domains.add(reading.domain);
    }
    return [...domains].map((domain) => ({
      companyId: company.id,
      domain,
      ownerId: company.ownerId,
      name: company.name,
    }));
  });
}
