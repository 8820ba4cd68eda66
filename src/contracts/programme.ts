import * as z from 'zod/mini';
import { isCalendarDay } from '#core/calendar-day.ts';
import { companySizes } from '#core/company-size.ts';
import { vendorRoles } from '#core/team.ts';
import { ProgrammePolicy } from './programme-policy.ts';

/** A day, or one counted from the day of loading (`today`, `today-30`, `today+12`), so that samples do not go stale. */
const ProgrammeDay = z
  .string()
  .check(
    z.refine(
      (text) => /^today([+-]\d{1,4})?$/.test(text) || isCalendarDay(text),
      'a day like 2026-11-24, or today+12',
    ),
  );

/** An IANA name. What the runtime does not know would fail at the first registration, long after loading. */
const TimeZone = z.string().check(z.refine(isTimeZone, 'a time zone like Europe/Berlin'));

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const email = z.email('an e-mail address');
const portalId = z.int().check(z.positive());
const language = z.enum(['en', 'de']);
const domains = z._default(z.array(z.string()), []);

/** A person of a portal. The local stand-in makes its owners from them; in HubSpot they are found by their e-mail. */
const ProgrammePerson = z.strictObject({
  email,
  firstName: z.string(),
  lastName: z.string(),
  language: z.optional(language),
  /** Names of HubSpot teams, for the local stand-in; in HubSpot they are read with the owners. */
  teams: z._default(z.array(z.string()), []),
});

const ProgrammePortal = z.strictObject({
  portalId,
  name: z.string(),
  currency: z._default(z.string().check(z.regex(/^[A-Z]{3}$/)), 'EUR'),
  timeZone: z._default(TimeZone, 'Europe/Berlin'),
  language: z._default(language, 'en'),
  people: z._default(z.array(ProgrammePerson), []),
});

const PartnerPortal = z.extend(ProgrammePortal, {
  /** Who may register deals; everybody else of the portal may only look. */
  registrants: z._default(
    z.union([z.literal('everybody'), z.array(email)], '"everybody" or a list of e-mails'),
    'everybody',
  ),
});

/** Who has these roles: one user of the vendor's, or all users of a HubSpot team. A user may have several. */
const RoleLine = z
  .strictObject({
    email: z.optional(email),
    team: z.optional(z.string().check(z.minLength(1))),
    roles: z.array(z.enum(vendorRoles)),
  })
  .check(
    z.refine(
      (line) => (line.email === undefined) !== (line.team === undefined),
      'names either an email or a team',
    ),
  );

/** `programme.json`: the vendor, its people and routing, the partners with their portals, and what they hold already. */
export const ProgrammeDocument = z.strictObject({
  vendor: z.strictObject({
    name: z.string(),
    portal: ProgrammePortal,
    domains,
    dealPipelineId: z._default(z.nullable(z.string()), null),
    dealStageId: z._default(z.nullable(z.string()), null),
    products: z._default(
      z.array(z.strictObject({ code: z.string(), name: z.strictObject({ en: z.string(), de: z.string() }) })),
      [],
    ),
    links: z._default(
      z.strictObject({
        lesson: z._default(z.nullable(z.url()), null),
        salesRules: z._default(z.nullable(z.url()), null),
        feedback: z._default(z.nullable(z.url()), null),
      }),
      { lesson: null, salesRules: null, feedback: null },
    ),
  }),
  /** The vendor's people by role; their e-mails and teams are found among the owners of the vendor's portal. */
  roles: z._default(z.array(RoleLine), []),
  /** What the programme does otherwise than the one that ships. */
  policy: z.exactOptional(ProgrammePolicy),
  routing: z._default(
    z.strictObject({
      defaultRep: z._default(z.nullable(email), null),
      lines: z._default(
        z.array(
          z.strictObject({
            country: z._default(z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))), null),
            companySize: z._default(z.nullable(z.enum(companySizes)), null),
            rep: email,
          }),
        ),
        [],
      ),
    }),
    { defaultRep: null, lines: [] },
  ),
  partners: z
    .array(
      z.strictObject({
        id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens')),
        name: z.string(),
        tier: z._default(z.string(), 'untiered'),
        cam: z._default(z.nullable(email), null),
        pdm: z._default(z.nullable(email), null),
        domains,
        portals: z.array(PartnerPortal).check(z.minLength(1)),
        claims: z._default(
          z.array(z.strictObject({ domain: z.string(), claimedOn: ProgrammeDay, endsOn: ProgrammeDay })),
          [],
        ),
        removals: z._default(z.array(z.string()), []),
      }),
    )
    .check(z.minLength(1)),
});
export type ProgrammeDocument = z.output<typeof ProgrammeDocument>;
