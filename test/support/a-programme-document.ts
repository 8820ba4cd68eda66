import type * as z from 'zod/mini';
import { ProgrammeDocument } from '#contracts/programme.ts';
import { anOwner } from './a-crm.ts';

export const vendorPortalId = 1000;
export const portalIds = { alpha: 2000, beta: 3000 } as const;
export type PartnerId = keyof typeof portalIds;

export const jana = anOwner('11', 'Jana Winter');
export const kim = anOwner('12', 'Kim Osten');
export const paul = anOwner('13', 'Paul Dorn');
export const ruth = anOwner('14', 'Ruth Lang');
export const dan = anOwner('15', 'Dan Falk');
export const uwe = anOwner('16', 'Uwe Frei');
/** Has left. */
export const ines = anOwner('17', 'Ines Alt', { active: false });

/** Two CAMs, a PDM, two direct reps, one without a role and one who has left. */
export const vendorOwners = [jana, kim, paul, ruth, dan, uwe, ines];

type Document = z.input<typeof ProgrammeDocument>;
type PartnerEntry = Document['partners'][number];

/** As many claims as asked for, half-way through their time. */
export function someClaims(count: number): NonNullable<PartnerEntry['claims']> {
  return Array.from({ length: count }, (_, index) => ({
    domain: `held-${String(index + 1)}.de`,
    claimedOn: 'today-90',
    endsOn: 'today+90',
  }));
}

/** Alpha holds 3 of its 50 claims. */
export function alphaEntry(changes: Partial<PartnerEntry> = {}): PartnerEntry {
  return {
    id: 'alpha',
    name: 'Alpha Digital',
    cam: jana.email,
    domains: ['alpha-digital.de'],
    portals: [{ portalId: portalIds.alpha, name: 'Alpha Digital' }],
    claims: someClaims(3),
    ...changes,
  };
}

export function betaEntry(changes: Partial<PartnerEntry> = {}): PartnerEntry {
  return {
    id: 'beta',
    name: 'Beta Werke',
    cam: kim.email,
    domains: ['beta-werke.de'],
    portals: [{ portalId: portalIds.beta, name: 'Beta Werke' }],
    ...changes,
  };
}

/** What a person would write into `programme.json`: Alpha and Beta at a vendor, whose rep for France is Ruth Lang. */
export function aProgrammeDocument(changes: Partial<Document> = {}): ProgrammeDocument {
  return ProgrammeDocument.parse({
    vendor: {
      name: 'Nordlicht',
      portal: { portalId: vendorPortalId, name: 'Nordlicht' },
      domains: ['nordlicht-software.de'],
      products: [{ code: 'marketing', name: { en: 'Marketing', de: 'Vermarktung' } }],
    },
    roles: [
      { email: jana.email, roles: ['cam'] },
      { email: kim.email, roles: ['cam'] },
      { email: paul.email, roles: ['pdm'] },
      { email: ruth.email, roles: ['direct_rep'] },
      { email: dan.email, roles: ['direct_rep'] },
      { email: ines.email, roles: ['direct_rep'] },
    ],
    routing: { defaultRep: dan.email, lines: [{ country: 'FR', rep: ruth.email }] },
    partners: [alphaEntry(), betaEntry()],
    ...changes,
  });
}
