/** How a file writes numbers and dates; found once per file. */
export interface CellStyle {
  /** German files write 1.234,56, the others 1,234.56; it decides only where a number could be both. */
  readonly decimalComma: boolean;
  /** 03/04/2026 is the third of April. */
  readonly dayFirst: boolean;
  /** IANA name; HubSpot writes moments in the portal's time zone and does not say so. */
  readonly timeZone: string;
  /** The day that `today+12` counts from; samples write it so that they do not go stale. */
  readonly today: string;
}

/** The plain number as HubSpot stores it (`1234.56`), or undefined when the cell is none. */
export function readNumber(cell: string, decimalComma: boolean): string | undefined {
  const bare = cell
    .replaceAll(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^[€$£¥]|[€$£¥]$/, '')
    .replace(/^[A-Z]{3}(?=[-\d])|(?<=\d)[A-Z]{3}$/, '');
  if (!/^-?\d[\d.,]*$/.test(bare)) {
    return undefined;
  }
  const decimal = decimalMark(bare, decimalComma);
  const thousands = decimal === ',' ? '.' : ',';
  const [whole = '', fraction, ...rest] = bare.split(decimal);
  const groups = whole.split(thousands);
  const isGrouped = groups.length === 1 || groups.slice(1).every((group) => group.length === 3);
  if (rest.length > 0 || !isGrouped || (fraction?.includes(thousands) ?? false)) {
    return undefined;
  }
  const plain = Number(`${groups.join('')}.${fraction === undefined || fraction === '' ? '0' : fraction}`);
  return Number.isFinite(plain) ? String(plain) : undefined;
}

function decimalMark(bare: string, decimalComma: boolean): ',' | '.' {
  const [lastComma, lastPoint] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (lastComma !== -1 && lastPoint !== -1) {
    return lastComma > lastPoint ? ',' : '.';
  }
  const mark = lastComma === -1 ? '.' : ',';
  const digitsAfter = bare.length - 1 - Math.max(lastComma, lastPoint);
  const isRepeated = bare.indexOf(mark) !== bare.lastIndexOf(mark);
  if (isRepeated) {
    return mark === ',' ? '.' : ',';
  }
  // Anything but three digits after the only mark can be nothing but a fraction.
  return digitsAfter === 3 ? (decimalComma ? ',' : '.') : mark;
}

const datePatterns = {
  iso: /^(\d{4})-(\d{2})-(\d{2})$/,
  slashes: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/,
  points: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/,
};

const timePattern = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?$/i;

/** An ISO moment in UTC, or undefined when the cell is no date. A day without a time is its midnight in UTC. */
export function readMoment(cell: string, style: CellStyle): string | undefined {
  if (/^\d{12,13}$/.test(cell)) {
    return new Date(Number(cell)).toISOString();
  }
  const relative = /^today([+-]\d{1,4})?$/.exec(cell);
  if (relative !== null) {
    const midnight = Date.parse(`${style.today}T00:00:00Z`);
    return new Date(midnight + Number(relative[1] ?? 0) * dayMs).toISOString();
  }
  if (/^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:?\d{2})$/.test(cell)) {
    const at = Date.parse(cell);
    return Number.isNaN(at) ? undefined : new Date(at).toISOString();
  }
  const [, dateText = '', timeText = ''] = /^(\S+?)(?:(?:,?\s+|T)(\d.*))?$/.exec(cell) ?? [];
  const day = readDay(dateText, style.dayFirst);
  if (day === undefined) {
    return undefined;
  }
  if (timeText === '') {
    return new Date(day).toISOString();
  }
  const time = readTime(timeText);
  return time === undefined ? undefined : new Date(inTimeZone(day + time, style.timeZone)).toISOString();
}

/**
 * Whether the dates with slashes of a file put the day first: some date says so by a first number over 12 and
 * none says the opposite. HubSpot's own order is the American one.
 */
export function findDayFirst(cells: Iterable<string>): boolean {
  let hasDayFirst = false;
  for (const cell of cells) {
    const [, first, second] = /^(\d{1,2})\/(\d{1,2})\/\d{4}/.exec(cell) ?? [];
    if (Number(second) > 12) {
      return false;
    }
    hasDayFirst ||= Number(first) > 12;
  }
  return hasDayFirst;
}

/** Midnight UTC of the day, in milliseconds. */
function readDay(text: string, dayFirst: boolean): number | undefined {
  const iso = datePatterns.iso.exec(text);
  const slashes = datePatterns.slashes.exec(text);
  const points = datePatterns.points.exec(text);
  const [year, month, day] =
    iso !== null
      ? [iso[1], iso[2], iso[3]]
      : slashes !== null
        ? [slashes[3], slashes[dayFirst ? 2 : 1], slashes[dayFirst ? 1 : 2]]
        : points !== null
          ? [points[3], points[2], points[1]]
          : [];
  if (year === undefined || month === undefined || day === undefined) {
    return undefined;
  }
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(at);
  // 31 February becomes a day in March, and is refused.
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? at : undefined;
}

/** Milliseconds since midnight. */
function readTime(text: string): number | undefined {
  const match = timePattern.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, hourText, minuteText, secondText, half] = match;
  const isAfternoon = half?.toLowerCase().startsWith('p') ?? false;
  const hour = half === undefined ? Number(hourText) : (Number(hourText) % 12) + (isAfternoon ? 12 : 0);
  if (hour > 23 || Number(minuteText) > 59 || Number(secondText ?? 0) > 59) {
    return undefined;
  }
  return ((hour * 60 + Number(minuteText)) * 60 + Number(secondText ?? 0)) * 1000;
}

const dayMs = 86_400_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

const offsetsByDay = new Map<string, number | null>();

/** The moment at which clocks of the zone show `local`, a wall time written as if it were UTC. */
function inTimeZone(local: number, timeZone: string): number {
  // Asking for every row would take most of the time that a large file takes.
  const day = Math.floor(local / dayMs) * dayMs;
  const key = `${timeZone} ${day}`;
  let steady = offsetsByDay.get(key);
  if (steady === undefined) {
    const before = offsetAt(day - dayMs, timeZone);
    steady = before === offsetAt(day + 2 * dayMs, timeZone) ? before : null;
    offsetsByDay.set(key, steady);
  }
  if (steady !== null) {
    return local - steady;
  }
  // A second look corrects the hours around a change of the clocks.
  const first = local - offsetAt(local, timeZone);
  return local - offsetAt(first, timeZone);
}

function offsetAt(at: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(timeZone, clock);
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clock.formatToParts(at)) {
    parts[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
