/** As pino has it: details first, then a sentence. */
export interface StoreLog {
  info(details: Readonly<Record<string, unknown>>, sentence: string): void;
  warn(details: Readonly<Record<string, unknown>>, sentence: string): void;
}
