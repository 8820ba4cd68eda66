import { samples } from '../samples/records.ts';
import { holdReplies, refuse } from './changed-replies.ts';
import type { Place, Says, Shooter } from './shooter.ts';

const { alpha, delta, gamma } = samples;

const onContact = (record: string, portalId: number = alpha.portalId): Place => ({
  portalId,
  object: '0-1',
  record,
});
const onCompany = (record: string): Place => ({ portalId: alpha.portalId, object: '0-2', record });

type NamedPlace = readonly [name: string, place: Place, says: Says];

/** What registering would do, on records as the samples have them. */
const offers: readonly NamedPlace[] = [
  ['r1-own-claim', onContact(samples.ownClaim.contactId), ({ availability }) => availability.R1],
  ['r1-renewal', onContact(samples.ownClaimInRenewalWindow.contactId), ({ availability }) => availability.R1],
  ['r2-free', onContact(samples.free.contactId), ({ availability }) => availability.R2],
  ['r2-without-cam', onContact(gamma.freeContactId, gamma.portalId), ({ team }) => team.vacant.cam],
  ['r3-at-limit', onContact(delta.free.contactId, delta.portalId), ({ availability }) => availability.R3],
  ['r4-direct-rep', onContact(samples.directRep.contactId), ({ availability }) => availability.R4],
  [
    'r4-own-claim-lapsed',
    onContact(samples.ownClaimLapsedThenDirectRep.contactId),
    ({ availability }) => availability.R4,
  ],
  ['r5-other-partner', onContact(samples.otherPartner.contactId), ({ availability }) => availability.R5],
  ['r6-lapsed', onContact(samples.ownClaimLapsed.contactId), ({ availability }) => availability.R6],
  [
    'r6-lapsed-at-limit',
    onContact(delta.ownClaimLapsed.contactId, delta.portalId),
    ({ release }) => release.release,
  ],
  [
    'international-domain',
    onContact(samples.freeInternational.contactId),
    () => samples.freeInternational.unicode,
  ],
  ['mixed-scripts', onContact(samples.mixedScripts.contactId), () => samples.mixedScripts.domain],
  ['several-domains', onCompany(samples.severalDomains.companyId), ({ domain }) => domain.pickDescription],
];

/** Records that lead to no registration. */
const blocked: readonly NamedPlace[] = [
  [
    'free-mail',
    onContact(samples.freeMailContact.contactId),
    ({ nothingToDecide }) => nothingToDecide.free_mail_domain.title,
  ],
  [
    'disposable-mail',
    onContact(samples.disposableMailContact.contactId),
    ({ nothingToDecide }) => nothingToDecide.disposable_domain.title,
  ],
  [
    'no-domain',
    onContact(samples.contactWithoutAnything.contactId),
    ({ nothingToDecide }) => nothingToDecide.no_domain.title,
  ],
  [
    'ip-address',
    onCompany(samples.ipAddress.companyId),
    ({ nothingToDecide }) => nothingToDecide.ip_address.title,
  ],
  [
    'vendors-domain',
    onCompany(samples.vendorsOwnDomain.companyId),
    ({ nothingToDecide }) => nothingToDecide.vendor_domain.title,
  ],
  [
    'partners-domain',
    onContact(samples.otherPartnersOwnDomain.contactId),
    ({ nothingToDecide }) => nothingToDecide.partner_domain.title,
  ],
  ['removed', onContact(samples.removedByVendor.contactId), ({ removed }) => removed.title],
  [
    'not-permitted',
    { ...onContact(samples.free.contactId), user: alpha.userWithoutPermission },
    ({ notPermitted }) => notPermitted.title,
  ],
];

/** Domains that people write by mistake; they are entered in a company that has none. */
const written = {
  single_label: 'intranet',
  public_suffix: 'co.uk',
  unknown_suffix: 'quellstein.notatld',
  invalid_characters: 'quell_stein.ch',
  malformed: 'quellstein..ch',
  own_domain: alpha.domain,
} as const;

export async function registerDealOffers(shooter: Shooter): Promise<void> {
  for (const [name, place, says] of [...offers, ...blocked]) await shooter.registerDeal(name, place, says);

  await shooter.registerDeal(
    'several-domains-picked',
    onCompany(samples.severalDomains.companyId),
    ({ availability }) => availability.R2,
    async ({ card, labels }) => {
      await card.getByLabel(labels.domain.pick).selectOption({ index: 1 });
    },
  );
  await shooter.withPage(async (page) => {
    const { card, labels } = await shooter.openRegisterDeal(page, onContact(samples.free.contactId));
    await card.getByRole('button', { name: labels.actions.howDecided }).click();
    await shooter.shoot(
      'register-deal-how-decided',
      page.getByRole('dialog'),
      ({ decided }) => decided.preview,
    );
  });

  const { companyId } = samples.noDomain;
  const company = shooter.devkit.standIn.portal(alpha.portalId);
  for (const [reason, domain] of Object.entries(written) as [keyof typeof written, string][]) {
    company.update('companies', companyId, { domain });
    await shooter.registerDeal(
      reason.replaceAll('_', '-'),
      onCompany(companyId),
      ({ nothingToDecide }) => nothingToDecide[reason].title,
    );
  }
  company.update('companies', companyId, { domain: '' });
}

/** The card that has no answer: still looking, or with a problem. */
export async function registerDealProblems(shooter: Shooter): Promise<void> {
  const place = onContact(samples.free.contactId);
  await shooter.registerDeal(
    'loading',
    { ...place, before: (page) => holdReplies(page, 'view-record') },
    ({ loading }) => loading.contact,
  );
  for (const code of ['portal.unknown', 'record.not_found', 'crm.not_permitted'] as const) {
    await shooter.registerDeal(
      `problem-${code.replaceAll(/[._]/g, '-')}`,
      { ...place, before: (page) => refuse(page, 'view-record', code) },
      ({ errors }) => errors[code],
    );
  }
  const { faults } = shooter.devkit.standIn;
  faults.inject({ portalId: alpha.portalId, path: '/contacts', status: 503, times: 100 });
  await shooter.registerDeal('problem-crm-unavailable', place, ({ errors }) => errors['crm.unavailable']);
  faults.clear();
}
