import { ProgrammeDocument } from '#contracts/programme.ts';
import type { PortalFolder } from './find-files.ts';
import { OwnerBook } from './owner-book.ts';
import type { Person } from './owner-book.ts';
import { stableNumber } from './stable-number.ts';

/** What the files tell about a portal before anybody has said whose it is. */
export interface FolderFacts {
  readonly folder: PortalFolder;
  readonly language: 'en' | 'de';
  /** The currency of most deals, when they name one. */
  readonly currency: string | undefined;
  /** Everybody who owns a company, as the export writes them. */
  readonly companyOwners: readonly string[];
}

const vendorFolder = /^(vendor|hersteller)\b/i;

const madeUpCam: Person = {
  email: 'channel.manager@vendor-portal.invalid',
  firstName: 'Channel',
  lastName: 'Manager',
};
const madeUpRep: Person = { email: 'direct.rep@vendor-portal.invalid', firstName: 'Direct', lastName: 'Rep' };

/**
 * A programme for a folder without `programme.json`: the folder `vendor` is the vendor's portal, or an empty one
 * is made; every other folder is a partner with one portal. The vendor's company owners count as direct reps.
 * `defaults` says in sentences what was assumed.
 */
export function makeProgramme(facts: readonly FolderFacts[]): {
  programme: ProgrammeDocument;
  defaults: string[];
} {
  const vendorFacts = facts.find(({ folder }) => vendorFolder.test(folder.name));
  const partnerFacts = facts.filter((other) => other !== vendorFacts);
  const vendorPortal = portalOf('Vendor', vendorFacts, vendorFacts?.folder.name);
  const book = new OwnerBook(vendorPortal.portalId, []);
  vendorFacts?.companyOwners.forEach((owner) => book.find(owner));
  const reps = book.owners.length === 0 ? [madeUpRep] : book.owners;
  const partners = partnerFacts.map(({ folder, ...told }, index) => ({
    id: partnerId(folder.name, index),
    name: folder.name,
    cam: madeUpCam.email,
    portals: [portalOf(folder.name, told)],
  }));
  const programme = ProgrammeDocument.parse({
    vendor: {
      name: 'Vendor',
      portal: {
        ...vendorPortal,
        people: [madeUpCam, ...reps].map(({ email, firstName, lastName }) => ({
          email,
          firstName,
          lastName,
        })),
      },
    },
    roles: [
      { email: madeUpCam.email, roles: ['cam'] },
      ...reps.map(({ email }) => ({ email, roles: ['direct_rep'] })),
    ],
    routing: { defaultRep: reps[0]?.email },
    partners: partners.length === 0 ? [emptyPartner] : partners,
  });
  return { programme, defaults: assumptions(programme, vendorFacts, partners.length, book.owners) };
}

const emptyPartner = {
  id: 'partner',
  name: 'Partner',
  cam: madeUpCam.email,
  portals: [portalOf('Partner', undefined)],
};

function assumptions(
  { vendor, partners }: ProgrammeDocument,
  vendorFacts: FolderFacts | undefined,
  partnerFolders: number,
  companyOwners: readonly Pick<Person, 'email'>[],
): string[] {
  const portalIds = partners.flatMap((partner) =>
    partner.portals.map(
      (portal) => `${partner.name} (portal ${portal.portalId}, ${portal.currency}, ${portal.language})`,
    ),
  );
  return [
    'There is no programme.json, so the programme is made from the folders.',
    vendorFacts === undefined
      ? `The vendor's portal is made and empty (portal ${vendor.portal.portalId}); a folder named "vendor" would be its CRM.`
      : `The vendor's portal is the folder "${vendorFacts.folder.name}" (portal ${vendor.portal.portalId}).`,
    partnerFolders === 0
      ? `There is no partner's folder; one partner with an empty portal is made: ${portalIds.join(', ')}.`
      : `Every other folder is a partner with one portal: ${portalIds.join(', ')}.`,
    `${madeUpCam.email} is made as the CAM of every partner; partners are untiered and hold no claims.`,
    companyOwners.length === 0
      ? `${madeUpRep.email} is made as the only direct rep.`
      : `Owners of the vendor's companies count as direct reps: ${companyOwners.map(({ email }) => email).join(', ')}.`,
  ];
}

function portalOf(name: string, told: Partial<Omit<FolderFacts, 'folder'>> | undefined, folderName = name) {
  return {
    portalId: /^[1-9]\d{0,14}$/.test(folderName)
      ? Number(folderName)
      : stableNumber(folderName, 90_000_000, 9_000_000),
    name,
    ...(told?.language === undefined ? {} : { language: told.language }),
    ...(told?.currency === undefined ? {} : { currency: told.currency }),
  };
}

function partnerId(name: string, index: number): string {
  const slug = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50);
  return slug === '' ? `partner-${index + 1}` : slug;
}
