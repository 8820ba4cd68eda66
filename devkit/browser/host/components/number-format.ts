/** Reads a number as people of the locale write it (`12.500,50`), undefined when it is none. */
export function parseNumber(text: string, locale: string): number | undefined {
  const { group, decimal } = separators(locale);
  const plain = text
    .trim()
    .replaceAll(group, '')
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(decimal, '.');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

export function formatNumber(value: number, locale: string, precision: number | undefined): string {
  return new Intl.NumberFormat(
    locale,
    precision === undefined
      ? { maximumFractionDigits: 10 }
      : { minimumFractionDigits: precision, maximumFractionDigits: precision },
  ).format(value);
}

/** How many decimal places the currency has. */
export function currencyDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

function separators(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6);
  const find = (type: string, fallback: string) =>
    parts.find((part) => part.type === type)?.value ?? fallback;
  return { group: find('group', ','), decimal: find('decimal', '.') };
}
