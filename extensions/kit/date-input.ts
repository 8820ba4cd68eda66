/** HubSpot's date input counts months from zero; the contracts know days as 'YYYY-MM-DD'. */
interface InputDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** The props that show a day; none for an empty one. */
export function dayToInput(day: string): { value?: InputDate } {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return {};
  return { value: { year, month: month - 1, date } };
}

/** Empty where the input was cleared. */
export function dayFromInput(value: InputDate | null | undefined): string {
  if (value === null || value === undefined) return '';
  return `${String(value.year).padStart(4, '0')}-${twoDigits(value.month + 1)}-${twoDigits(value.date)}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
