/** Who wrote, in the words of HubSpot's property history and of its webhooks. */
export type ChangeSource = 'INTEGRATION' | 'CRM_UI' | 'IMPORT' | 'CALCULATED';

/**
 * `sourceId` tells the writers of one source apart: the id of an app, `userId:` and a user's number, the
 * number of an import. So a listener recognises what it wrote itself.
 */
export interface Writer {
  readonly source: ChangeSource;
  readonly sourceId: string;
}

export function appWriter(appId: number): Writer {
  return { source: 'INTEGRATION', sourceId: String(appId) };
}

export function personWriter(userId: number): Writer {
  return { source: 'CRM_UI', sourceId: `userId:${userId}` };
}

export function importWriter(importId: number): Writer {
  return { source: 'IMPORT', sourceId: String(importId) };
}

/** HubSpot itself, which works values out from others. The id is seen in the wild, not documented. */
export const calculator: Writer = { source: 'CALCULATED', sourceId: 'CalculatedPropertyComputer' };

/** The number of the user who wrote; undefined where it was none. */
export function userIdOf({ source, sourceId }: Writer): number | undefined {
  const number = /^userId:(?<number>\d+)$/.exec(sourceId)?.groups?.['number'];
  return source === 'CRM_UI' && number !== undefined ? Number(number) : undefined;
}
