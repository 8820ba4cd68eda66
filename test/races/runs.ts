import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { aRegisterDeal, type RegisterDealRequest } from '#test/support/a-register-deal.ts';
import { recordsOf, vendorPortalId, type HubReply, type ProgramPartner } from '#test/support/hub-programs.ts';
import type { HubPair, Side } from './hub-pair.ts';

/** The races. Each answers with what went wrong, in sentences: nothing of the right store, something of a wrong one. */

export interface Round {
  readonly domain: string;
  /** The two who register it in the same moment, each at another hub. */
  readonly partners: readonly [ProgramPartner, ProgramPartner];
}

export function aRegistrationAt(partner: ProgramPartner, domain: string): RegisterDealRequest {
  return aRegisterDeal({
    requestId: uuidv7(),
    record: { type: 'company', id: recordsOf(partner, domain).companyId },
    domain,
    qualification: { contactSharing: null },
  });
}

interface Registered {
  readonly result: string;
  readonly sharedDeal: {
    readonly sharedDealId: string;
    readonly type: string;
    readonly receipt: { readonly rule: string };
  };
}

/** Null for a refusal, which is said in `faults`. */
function registeredIn(reply: HubReply, who: string, faults: string[]): Registered['sharedDeal'] | null {
  const body = reply.body as Registered & { readonly code?: string };
  if (reply.status === 200 && body.result === 'registered') return body.sharedDeal;
  faults.push(`${who} was answered with ${String(reply.status)} ${body.code ?? body.result}`);
  return null;
}

/** Some rounds at a time, so that a hub has more than one thing to do. */
const roundsAtOnce = 4;

/** `beforeRound` is called with the round's number when it begins, and not waited for. */
export async function raceForDomains(
  pair: HubPair,
  rounds: readonly Round[],
  beforeRound: (index: number) => void = () => undefined,
): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...rounds.entries()];
  const lanes = Array.from({ length: roundsAtOnce }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      beforeRound(next[0]);
      faults.push(...(await raceForOne(pair, next[1], next[0] % 2 === 0 ? [0, 1] : [1, 0])));
    }
  });
  await Promise.all(lanes);
  return faults;
}

async function raceForOne(pair: HubPair, round: Round, sides: readonly [Side, Side]): Promise<string[]> {
  const { domain, partners } = round;
  const faults: string[] = [];
  const deals = await Promise.all(
    partners.map(async (partner, index) => {
      const request = aRegistrationAt(partner, domain);
      const reply = await pair.ask(sides[index === 0 ? 0 : 1], partner, 'register-deal', request);
      return { partner, deal: registeredIn(reply, `${partner.id} at ${domain}`, faults) };
    }),
  );
  const types = deals.map(({ deal }) => deal?.type).toSorted();
  if (types.join() !== 'best_partner_wins,channel') faults.push(`${domain} became ${types.join(' and ')}`);

  const winner = deals.find(({ deal }) => deal?.type === 'channel')?.partner.id;
  const { rows: holders } = await sql<{ partnerId: string }>`
    select partner_id from claims where domain = ${domain} and ends_on >= claimed_on + 100
  `.execute(pair.database.kysely);
  const held = holders.map(({ partnerId }) => partnerId).join();
  if (held !== winner)
    faults.push(`${domain} is held by ${held || 'nobody'}, and ${winner ?? 'nobody'} was told so`);
  return faults;
}

/** Eight connections, four at each hub, each for another domain, while there is room for one more claim. */
export async function raceForLastClaim(
  pair: HubPair,
  partner: ProgramPartner,
  limit: number,
  domains: readonly string[],
): Promise<string[]> {
  const faults: string[] = [];
  const deals = await Promise.all(
    domains.map(async (domain, index) => {
      const request = aRegistrationAt(partner, domain);
      const reply = await pair.ask(index % 2 === 0 ? 0 : 1, partner, 'register-deal', request);
      return { domain, deal: registeredIn(reply, domain, faults) };
    }),
  );
  const rules = deals.map(({ deal }) => deal?.receipt.rule).toSorted();
  if (rules.join() !== ['R2', ...domains.slice(1).map(() => 'R3')].join())
    faults.push(`at the last free claim it was decided by ${rules.join(', ')}`);
  const { rows } = await sql<{ active: number }>`
    select count(*) as active from claims
    where partner_id = ${partner.id} and released_on is null and ends_on > current_date
  `.execute(pair.database.kysely);
  if (rows[0]?.active !== limit) faults.push(`${String(rows[0]?.active)} claims of ${limit} are active`);

  // Frees the one that was given, for the next round.
  for (const { domain, deal } of deals) {
    if (deal?.receipt.rule !== 'R2') continue;
    const { status } = await pair.ask(0, partner, 'release-claim', { requestId: uuidv7(), domain });
    if (status !== 200) faults.push(`${domain} could not be released`);
  }
  return faults;
}

/** The same request at both hubs at once, as often as asked. */
export async function raceWithOneRequest(
  pair: HubPair,
  partner: ProgramPartner,
  domain: string,
  times: number,
): Promise<string[]> {
  const faults: string[] = [];
  const request = aRegistrationAt(partner, domain);
  const replies = await Promise.all(
    Array.from({ length: times }, (_, index) =>
      pair.ask(index % 2 === 0 ? 0 : 1, partner, 'register-deal', request),
    ),
  );
  const answers = replies.map((reply) => {
    const deal = registeredIn(reply, domain, faults);
    // How far the two CRMs are, is current in each of them.
    return deal === null ? null : JSON.stringify({ ...deal, crmDeals: null, notices: null });
  });
  const different = new Set(answers).size;
  if (different !== 1) faults.push(`one request got ${String(different)} answers`);
  const { rows } = await sql<{ deals: number; audited: number; effects: number }>`
    select
      (select count(*) from shared_deals where domain = ${domain}) as deals,
      (select count(*) from audit where data ->> 'domain' = ${domain}) as audited,
      (select count(*) from outbox o join shared_deals d using (shared_deal_id)
        where d.domain = ${domain} and o.kind = 'deal') as effects
  `.execute(pair.database.kysely);
  const written = JSON.stringify(rows[0]);
  if (written !== '{"deals":1,"audited":1,"effects":2}') faults.push(`one request left ${written}`);
  return faults;
}

/** What is not exactly once in the CRMs after these rounds. */
export function faultsInCrms(pair: HubPair, rounds: readonly Round[]): string[] {
  const { standIn } = pair.programs;
  const countsIn = (portalId: number, type: 'deals' | 'companies', property: string) =>
    Map.groupBy(standIn.portal(portalId).records(type), ({ properties }) => properties[property]);
  const vendorDeals = countsIn(vendorPortalId, 'deals', 'shared_deal_domain');
  const vendorCompanies = countsIn(vendorPortalId, 'companies', 'domain');
  const partnerDeals = new Map(
    [...new Set(rounds.flatMap(({ partners }) => partners))].map(({ portalId }) => [
      portalId,
      countsIn(portalId, 'deals', 'shared_deal_domain'),
    ]),
  );
  return rounds.flatMap(({ domain, partners }) => {
    const found = [
      ...partners.map(({ portalId }) => partnerDeals.get(portalId)?.get(domain)?.length ?? 0),
      vendorDeals.get(domain)?.length ?? 0,
      vendorCompanies.get(domain)?.length ?? 0,
    ];
    return found.join() === '1,1,2,1'
      ? []
      : [`${domain}: ${found.join(', ')} CRM deals of the partners and the vendor, and companies`];
  });
}
