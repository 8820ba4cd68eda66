const dayMs = 24 * 60 * 60_000;

/** Both days are `YYYY-MM-DD`, as everywhere in the hub. */
export function addDays(on: string, days: number): string {
  return new Date(Date.parse(on) + days * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}
