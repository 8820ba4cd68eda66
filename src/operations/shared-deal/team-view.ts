import type { TeamSeat as TeamSeatView } from '#contracts/values.ts';
import type { TeamSeat } from '#core/team.ts';

/** The team as a partner may see it. Where `hidden`, a seat shows that it is taken, but not by whom. */
export function teamView(
  team: readonly TeamSeat[],
  hidden: (seat: TeamSeat) => boolean = () => false,
): TeamSeatView[] {
  return team.map((seat) => {
    const person = hidden(seat) ? null : seat.person;
    return {
      role: seat.role,
      side: seat.side,
      participation: seat.participation,
      vacant: seat.person === null,
      name: person?.name ?? null,
      email: person?.email ?? null,
    };
  });
}
