import type { DealType, Side } from './deal-type.ts';

export const vendorRoles = ['cam', 'pdm', 'direct_rep'] as const;
export type VendorRole = (typeof vendorRoles)[number];

export const teamRoles = ['partner_rep', 'cam', 'pdm', 'direct_rep'] as const;
export type TeamRole = (typeof teamRoles)[number];

/** How a member takes part: jointly or alone responsible, supporting, or only kept informed (rules section 7). */
export const participations = ['responsible', 'supporting', 'member', 'informed'] as const;
export type Participation = (typeof participations)[number];

/** A person at the vendor as its portal knows them. `ownerId` is HubSpot's owner id (deal owner), `userId` the user. */
export interface VendorPerson {
  readonly ownerId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** The partner's person who registers; `ownerId` is null where the portal has no owner for the user. */
export interface PartnerPerson {
  readonly userId: string;
  readonly ownerId: string | null;
  readonly name: string;
  readonly email: string;
}

/** A seat on the deal team. `person` is null where the seat is vacant ("CAM vacant" is said, not hidden). */
export interface TeamSeat {
  readonly role: TeamRole;
  readonly side: Side;
  readonly participation: Participation;
  readonly person: { readonly ownerId: string | null; readonly name: string; readonly email: string } | null;
}

/** Everybody who could sit on a team; what the team of a type is, the policy says. */
export interface TeamCandidates {
  readonly partnerRep: PartnerPerson;
  readonly cam: VendorPerson | null;
  readonly pdm: VendorPerson | null;
  readonly directRep: VendorPerson | null;
}

export type TeamPolicy = Readonly<
  Record<
    DealType,
    readonly {
      readonly role: TeamRole;
      readonly participation: Participation;
      readonly onlyIfPresent?: boolean;
    }[]
  >
>;

/**
 * The team of a type in the policy's order (rules section 7). A seat without a person is vacant and stays in the list,
 * so that a card can say so; only a seat that the policy makes conditional on its person is left out.
 */
export function dealTeam(
  type: DealType,
  candidates: TeamCandidates,
  policy: { readonly team: TeamPolicy },
): TeamSeat[] {
  const people: Record<TeamRole, PartnerPerson | VendorPerson | null> = {
    partner_rep: candidates.partnerRep,
    cam: candidates.cam,
    pdm: candidates.pdm,
    direct_rep: candidates.directRep,
  };
  return policy.team[type].flatMap(({ role, participation, onlyIfPresent }): TeamSeat[] => {
    const person = people[role];
    if (person === null && onlyIfPresent === true) return [];
    return [
      {
        role,
        side: role === 'partner_rep' ? 'partner' : 'vendor',
        participation,
        person: person && { ownerId: person.ownerId, name: person.name, email: person.email },
      },
    ];
  });
}

/** The owner of the vendor's CRM deal: whoever of the vendor's side is responsible (rules section 7); null where that is vacant. */
export function vendorOwnerId(team: readonly TeamSeat[]): string | null {
  const responsible = team.find(
    ({ side, participation }) => side === 'vendor' && participation === 'responsible',
  );
  return responsible?.person?.ownerId ?? null;
}
