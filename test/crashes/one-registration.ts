import { isDeepStrictEqual } from 'node:util';
import { expect, vi } from 'vitest';
import type { Call } from '#devkit/stand-in/stand-in.ts';
import { aRegisterDeal, type RegisterDealRequest } from '#test/support/a-register-deal.ts';
import {
  contactEmail,
  recordsOf,
  vendorPortalId,
  type HubPrograms,
  type HubReply,
  type ProgramPartner,
} from '#test/support/hub-programs.ts';
import { uuidv7 } from 'uuidv7';

/** One registration as the two CRMs show it, and the calls that bring it there. */

const dealNameOf = (domain: string) => `Relaunch of ${domain}`;

export function aRegistrationOf(partner: ProgramPartner, domain: string): RegisterDealRequest {
  return aRegisterDeal({
    requestId: uuidv7(),
    record: { type: 'contact', id: recordsOf(partner, domain).contactId },
    domain,
    deal: { name: dealNameOf(domain) },
  });
}

/** What stands in the two portals of this prospect, told without ids. */
export function standingOf({ standIn }: HubPrograms, partner: ProgramPartner, domain: string) {
  const [own, vendor] = [standIn.portal(partner.portalId), standIn.portal(vendorPortalId)];
  const { companyId, contactId } = recordsOf(partner, domain);
  const dealsIn = (portal: typeof own) =>
    portal.records('deals').filter(({ properties }) => properties['shared_deal_domain'] === domain);
  const companies = vendor
    .records('companies')
    .filter(
      ({ properties }) => properties['domain'] === domain || properties['registrable_domain'] === domain,
    );
  const contacts = vendor
    .records('contacts')
    .filter(({ properties }) => properties['email'] === contactEmail(domain));
  // Also one that lost its association would be a second one for the CAM.
  const tasks = vendor
    .records('tasks')
    .filter(({ properties }) =>
      `${properties['hs_task_subject']} ${properties['hs_task_body']}`.includes(domain),
    );
  const names = new Map([
    [companyId, 'its company'],
    [contactId, 'its contact'],
  ]);
  const vendorNames = new Map([
    [companies[0]?.id, 'the company'],
    [contacts[0]?.id, 'the contact'],
    [dealsIn(vendor)[0]?.id, 'the deal'],
  ]);
  const inOwn = (id: string | undefined, to: 'companies' | 'contacts') =>
    own.associatedIds('deals', id ?? '', to).map((found) => names.get(found) ?? found);
  const inVendor = (
    from: 'deals' | 'tasks' | 'contacts',
    id: string | undefined,
    to: 'companies' | 'contacts' | 'deals',
  ) => vendor.associatedIds(from, id ?? '', to).map((found) => vendorNames.get(found) ?? found);
  const [ownDeal, vendorDeal] = [dealsIn(own)[0], dealsIn(vendor)[0]];
  return {
    ofPartner: {
      deals: dealsIn(own).map(({ properties }) => properties['dealname']),
      dealOn: [...inOwn(ownDeal?.id, 'companies'), ...inOwn(ownDeal?.id, 'contacts')],
    },
    ofVendor: {
      companies: companies.map(({ properties }) => properties['registrable_domain']),
      deals: dealsIn(vendor).map(({ properties }) => properties['dealname']),
      contacts: contacts.length,
      tasks: tasks.length,
      dealOn: [...inVendor('deals', vendorDeal?.id, 'companies')],
      taskOn: [...inVendor('tasks', tasks[0]?.id, 'deals'), ...inVendor('tasks', tasks[0]?.id, 'companies')],
      contactOn: [
        ...inVendor('contacts', contacts[0]?.id, 'deals'),
        ...inVendor('contacts', contacts[0]?.id, 'companies'),
      ],
    },
    sameSharedDeal:
      ownDeal !== undefined &&
      ownDeal.properties['shared_deal_id'] === vendorDeal?.properties['shared_deal_id'],
  };
}

/** How it has to stand in the end, whatever went wrong on the way. */
export function completeStanding(domain: string): ReturnType<typeof standingOf> {
  return {
    ofPartner: { deals: [dealNameOf(domain)], dealOn: ['its company', 'its contact'] },
    ofVendor: {
      companies: [domain],
      deals: [dealNameOf(domain)],
      contacts: 1,
      tasks: 1,
      dealOn: ['the company'],
      taskOn: ['the deal', 'the company'],
      contactOn: ['the deal', 'the company'],
    },
    sameSharedDeal: true,
  };
}

/** What a reply to the registration says once nothing is left to do. */
export const finishedReply = {
  status: 200,
  body: {
    result: 'registered',
    sharedDeal: {
      receipt: { rule: 'R2' },
      crmDeals: { partner: { state: 'stands' }, vendor: { state: 'stands' } },
    },
  },
};

export function toldTimes(reply: HubReply): number {
  const { sharedDeal } = reply.body as { sharedDeal: { notices: { toldAt: string | null }[] } };
  return sharedDeal.notices.filter(({ toldAt }) => toldAt !== null).length;
}

export interface Step {
  readonly portalId: number;
  readonly method: string;
  readonly path: string;
  /** Before HubSpot has done anything, or after that and before the hub knows. */
  readonly hold: 'call' | 'reply';
}

export const nameOf = ({ portalId, method, path, hold }: Step): string =>
  `${portalId === vendorPortalId ? 'vendor' : 'partner'} ${method} ${path} ${hold}`;

const objectIn = (path: string) =>
  /\/(?:objects|associations)\/(?<object>\w+)/.exec(path)?.groups?.['object'];

const isRead = (path: string) => path.endsWith('/search') || path.endsWith('/batch/read');

/**
 * Every moment between the decision and the last confirmation in which the outside differs, from the calls of a registration
 * for which nothing went wrong: after each write, before the hub knows of it; and before the first call of each effect, when
 * the mark of the effect before is in the database. What is read by GET comes before the decision or is kept by the process.
 */
export function stepsIn(calls: readonly Call[]): Step[] {
  const delivering = calls.flatMap(({ portalId, method, path }) =>
    portalId === undefined || method === 'GET' ? [] : [{ portalId, method, path }],
  );
  const begun = new Set<string>();
  return delivering.flatMap((call) => {
    const effect = `${call.portalId} ${objectIn(call.path)}`;
    const begins = !begun.has(effect);
    begun.add(effect);
    return [
      ...(begins ? [{ ...call, hold: 'call' as const }] : []),
      ...(isRead(call.path) ? [] : [{ ...call, hold: 'reply' as const }]),
    ];
  });
}

export function isComplete(programs: HubPrograms, partner: ProgramPartner, domain: string): boolean {
  return isDeepStrictEqual(standingOf(programs, partner, domain), completeStanding(domain));
}

/** The deadline is for a machine under load. */
export async function untilComplete(
  programs: HubPrograms,
  partner: ProgramPartner,
  domain: string,
): Promise<void> {
  await vi
    .waitUntil(() => isComplete(programs, partner, domain), { timeout: 45_000, interval: 20 })
    .catch(() => {
      // Says what is missing.
      expect(standingOf(programs, partner, domain)).toEqual(completeStanding(domain));
    });
}
