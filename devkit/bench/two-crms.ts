import type { PortalSeed, RecordSeed } from '#devkit/stand-in/portal-seed.ts';
import {
  contactOn,
  firstFree,
  partnerPortalIdOf,
  portalOf,
  partnerIdOf,
  vendorPortalId,
} from './bench-programme.ts';

/** The vendor's portal and that of the first partner, with so many prospects in the partner's. */
export function twoCrms(prospects: number): {
  readonly seeds: PortalSeed[];
  readonly tokens: ReadonlyMap<number, string>;
} {
  const numbers = Array.from({ length: prospects }, (_, index) => firstFree + 1 + index);
  const partnerPortalId = partnerPortalIdOf(0);
  const seeds: PortalSeed[] = [
    {
      ...seedOf(vendorPortalId),
      owners: [
        { id: '51', userId: 9051, email: 'cam@vendor-software.de', firstName: 'Cam', lastName: 'Ray' },
        { id: '52', userId: 9052, email: 'dan@vendor-software.de', firstName: 'Dan', lastName: 'Falk' },
      ],
    },
    {
      ...seedOf(partnerPortalId),
      owners: [
        { id: '71', userId: 9071, email: `ada@${partnerIdOf(0)}.de`, firstName: 'Ada', lastName: 'Lind' },
      ],
      companies: numbers.map(company),
      contacts: numbers.map(contact),
    },
  ];
  return { seeds, tokens: new Map(seeds.map(({ portalId, token }) => [portalId, token])) };
}

function seedOf(portalId: number): Omit<PortalSeed, 'owners'> {
  const { name, timeZone, currency, language } = portalOf('vendor', portalId, null);
  return { portalId, name, token: `token-of-${String(portalId)}`, timeZone, currency, language };
}

function company(number: number): RecordSeed {
  const { company: of } = contactOn(number);
  return {
    id: String(number),
    properties: { name: of?.name ?? '', domain: of?.domain ?? '', country: 'Germany' },
  };
}

function contact(number: number): RecordSeed {
  const { contact: of } = contactOn(number);
  return {
    id: String(number),
    properties: { firstname: of?.firstName ?? '', lastname: of?.lastName ?? '', email: of?.email ?? '' },
    associations: [{ to: 'companies', id: String(number), primary: true }],
  };
}
