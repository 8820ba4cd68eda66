/** Company sizes by employees, as the vendor's routing table knows them. */
export const companySizes = ['1_5', '6_25', '26_200', '201_1000', '1001_plus'] as const;
export type CompanySize = (typeof companySizes)[number];

/** Upper bounds, inclusive, in the order of `companySizes`; the last is open. */
const upperBounds = [5, 25, 200, 1000];

/** Null where the number of employees is not a positive whole number. */
export function companySizeOf(employees: number): CompanySize | null {
  if (!Number.isInteger(employees) || employees < 1) return null;
  const index = upperBounds.findIndex((bound) => employees <= bound);
  return companySizes[index === -1 ? companySizes.length - 1 : index] ?? null;
}
