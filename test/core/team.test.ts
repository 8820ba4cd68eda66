import { describe, expect, it } from 'vitest';
import { dealTypes } from '#core/deal-type.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { dealTeam, vendorOwnerId } from '#core/team.ts';
import type { TeamCandidates } from '#core/team.ts';
import { aRegistration, aVendorPerson, jana, ruth } from './facts.ts';

const everybody: TeamCandidates = {
  partnerRep: aRegistration().partnerRep,
  cam: jana,
  pdm: aVendorPerson('Petra Dev'),
  directRep: ruth,
};

function seats(type: (typeof dealTypes)[number], candidates: TeamCandidates = everybody): string[] {
  return dealTeam(type, candidates, sourceProgramme).map(
    ({ role, side, participation, person }) =>
      `${role} (${side}): ${participation}, ${person?.name ?? 'vacant'}`,
  );
}

describe('the deal team', () => {
  it('of a Channel deal: partner rep and CAM, jointly responsible, and the PDM', () => {
    expect(seats('channel')).toEqual([
      'partner_rep (partner): responsible, Paul Partner',
      'cam (vendor): responsible, Jana Winter',
      'pdm (vendor): member, Petra Dev',
    ]);
  });

  it('of a Channel deal whose partner has no PDM leaves the seat out', () => {
    expect(seats('channel', { ...everybody, pdm: null })).toHaveLength(2);
  });

  it('of a Partner Collaboration deal: the direct rep responsible, the partner rep, the CAM in support', () => {
    expect(seats('partner_collaboration')).toEqual([
      'direct_rep (vendor): responsible, Ruth Lang',
      'partner_rep (partner): member, Paul Partner',
      'cam (vendor): supporting, Jana Winter',
    ]);
  });

  it('of a Best Partner Wins deal: partner rep and CAM, and never another partner', () => {
    expect(seats('best_partner_wins')).toEqual([
      'partner_rep (partner): responsible, Paul Partner',
      'cam (vendor): responsible, Jana Winter',
    ]);
  });

  it('of a DIFM deal: the direct rep responsible, the partner rep, the CAM informed', () => {
    expect(seats('difm')).toEqual([
      'direct_rep (vendor): responsible, Ruth Lang',
      'partner_rep (partner): member, Paul Partner',
      'cam (vendor): informed, Jana Winter',
    ]);
  });

  it('says that the CAM is vacant', () => {
    for (const type of dealTypes) {
      expect(seats(type, { ...everybody, cam: null }).filter((seat) => seat.includes('vacant'))).toHaveLength(
        1,
      );
    }
  });

  it('shows of a person what a team needs and not the user behind it', () => {
    const [seat] = dealTeam('channel', everybody, sourceProgramme);
    expect(seat?.person).toEqual({ ownerId: '70', name: 'Paul Partner', email: 'paul@alpha.example' });
  });
});

describe('the owner of the vendor’s CRM deal', () => {
  it.each([
    ['channel', jana.ownerId],
    ['partner_collaboration', ruth.ownerId],
    ['best_partner_wins', jana.ownerId],
    ['difm', ruth.ownerId],
  ] as const)('is who is responsible at the vendor: %s', (type, ownerId) => {
    expect(vendorOwnerId(dealTeam(type, everybody, sourceProgramme))).toBe(ownerId);
  });

  it('is nobody where that place is vacant, however many support', () => {
    expect(
      vendorOwnerId(dealTeam('partner_collaboration', { ...everybody, directRep: null }, sourceProgramme)),
    ).toBeNull();
  });
});
