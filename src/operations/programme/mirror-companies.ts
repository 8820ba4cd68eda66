import { readDomain } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import type { CompanyPage, MirroredCompany, MirrorRound, SetupPorts } from './setup-ports.ts';

/**
 * The mirror of the vendor's companies: their domains and owners, from which it is known who holds a domain without asking
 * HubSpot. It is filled page by page, kept by webhooks, and gone through anew once a day for what a lost one left behind.
 */

/** HubSpot's bound for a batch. */
const batchSize = 100;

/** How far a round through the companies is. */
export interface MirrorProgress {
  /** By this process, and by those before it that were interrupted. */
  readonly read: number;
  /** Null while it is not known: the count failed, or more were read than it said. */
  readonly total: number | null;
}

type OnProgress = (progress: MirrorProgress) => void;

/**
 * One round through all companies, within the portal's limits; answers how many there were. Each page is kept with the place
 * where the next one begins, so that a round that was interrupted goes on there, in whatever process. `onProgress` is called
 * once before the first page, and after each.
 */
export async function mirrorCompanies(
  ports: SetupPorts,
  portalId: number,
  policy: Policy,
  onProgress: OnProgress = () => undefined,
): Promise<number> {
  const tell = await countedFirst(ports, portalId, onProgress);
  let round: MirrorRound | null = await roundOf(ports, portalId);
  let read: number;
  do {
    const walk = await walkOn(ports, portalId, policy, round, tell);
    read = walk.read;
    // Somebody waits for the end: this process follows the one that is ahead, which may be about to leave.
    round = walk.isAtEnd ? null : await ports.setup.readMirror(portalId);
  } while (round !== null);
  return read;
}

/**
 * Goes on with a round that was interrupted, or begins one where the last is older than `everyMs`; answers null where nothing
 * is to do, and where another process goes on with the round. `onProgress` is called no more often than every `tellEveryMs`.
 * Throws an `AbortError` after the page during which `signal` ended it; the next call goes on behind that page.
 */
export async function keepMirror(
  ports: SetupPorts,
  portalId: number,
  policy: Policy,
  options: {
    readonly everyMs: number;
    readonly tellEveryMs: number;
    readonly onProgress: OnProgress;
    readonly signal?: AbortSignal;
  },
): Promise<number | null> {
  const { setup, clock } = ports;
  const mirroredAt = await setup.readMirroredAt(portalId);
  const isUnderWay = (await setup.readMirror(portalId)) !== null;
  if (!isUnderWay && mirroredAt !== null && clock.now().getTime() - mirroredAt.getTime() < options.everyMs)
    return null;
  let toldAtMs = clock.now().getTime();
  const tell = await countedFirst(ports, portalId, (progress) => {
    const nowMs = clock.now().getTime();
    if (nowMs - toldAtMs < options.tellEveryMs) return;
    toldAtMs = nowMs;
    options.onProgress(progress);
  });
  const walk = await walkOn(ports, portalId, policy, await roundOf(ports, portalId), tell, options.signal);
  return walk.isAtEnd ? walk.read : null;
}

/** The round under way, or a new one. */
async function roundOf({ setup, clock }: SetupPorts, portalId: number): Promise<MirrorRound> {
  const standing = await setup.readMirror(portalId);
  if (standing !== null) return standing;
  const beganAt = clock.now();
  await setup.beginMirror(portalId, beganAt);
  return { cursor: null, read: 0, beganAt };
}

/** Who waits likes to know how long; that it cannot be counted holds up nothing. */
async function countedFirst(
  { crm }: SetupPorts,
  portalId: number,
  onProgress: OnProgress,
): Promise<(read: number, isAtEnd: boolean) => void> {
  const counted = await crm.countCompanies(portalId).catch(() => null);
  return (read, isAtEnd) => {
    onProgress({ read, total: isAtEnd ? read : counted !== null && counted >= read ? counted : null });
  };
}

/** Reads page by page, to the end or until another process is ahead. */
async function walkOn(
  { setup, crm, clock }: SetupPorts,
  portalId: number,
  policy: Policy,
  from: MirrorRound,
  tell: (read: number, isAtEnd: boolean) => void,
  signal?: AbortSignal,
): Promise<{ readonly read: number; readonly isAtEnd: boolean }> {
  tell(from.read, false);
  for (let round = from; ;) {
    signal?.throwIfAborted();
    const page = await crm.readCompanyPage(portalId, round.cursor);
    await setup.mirrorCompanies(
      mirrored(page.companies, policy),
      page.companies.map(({ id }) => id),
      clock.now(),
    );
    const read = round.read + page.companies.length;
    if (page.next === null) {
      await setup.finishMirror(portalId, round.beganAt, clock.now());
      tell(read, true);
      return { read, isAtEnd: true };
    }
    const next = { ...round, cursor: page.next, read };
    if (!(await setup.saveMirrorRound(portalId, round, next))) return { read, isAtEnd: false };
    tell(read, false);
    round = next;
  }
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
