import type { TeamSeat } from '#contracts/values.ts';
import type { Reader } from './reader.tsx';

/** A seat as the reader would say it: "You", "Jana Winter (CAM)", "a CAM (vacant)". */
function seatWords(seat: TeamSeat, reader: Reader): string {
  const { team } = reader.labels;
  if (isReader(seat, reader)) return team.you;
  if (seat.vacant) return team.vacant[seat.role];
  if (seat.name === null) return team.nameLater[seat.role];
  return team.named(seat.name, team.roles[seat.role]);
}

/** "You and Jana Winter (CAM) are responsible." Null where nobody takes part in this way. */
export function teamSentence(
  seats: readonly TeamSeat[],
  participation: TeamSeat['participation'],
  reader: Reader,
): string | null {
  const chosen = seats.filter((seat) => seat.participation === participation);
  if (chosen.length === 0) return null;
  const { team } = reader.labels;
  const readerFirst = chosen.toSorted((a, b) => Number(isReader(b, reader)) - Number(isReader(a, reader)));
  const people = reader.format.list(readerFirst.map((seat) => seatWords(seat, reader)));
  switch (participation) {
    case 'responsible': {
      const alone = chosen.length === 1;
      const you = readerFirst.some((seat) => isReader(seat, reader));
      return team.responsible(sentenceStart(people), !alone ? 'several' : you ? 'you' : 'one');
    }
    case 'supporting':
      return team.supporting(people);
    case 'member':
      return team.member(people);
    case 'informed':
      return team.informed(people);
  }
}

/** Every way of taking part that somebody does, in the order of responsibility. */
export function teamSentences(seats: readonly TeamSeat[], reader: Reader): string[] {
  return (['responsible', 'supporting', 'member', 'informed'] as const).flatMap(
    (participation) => teamSentence(seats, participation, reader) ?? [],
  );
}

function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function isReader(seat: TeamSeat, reader: Reader): boolean {
  return seat.side === 'partner' && seat.email?.toLowerCase() === reader.email.toLowerCase();
}
