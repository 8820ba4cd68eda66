import { sql } from 'kysely';
import type { HubDatabase } from './database.ts';

/** Which app of HubSpot's speaks for the hub in a portal, as webhooks tell it: the app's own writes are known by it. */
export interface PortalApps {
  /** Null until a webhook of the portal came. */
  appIdOf(portalId: number): Promise<string | null>;
  /** Costs nothing where it is known already. */
  learn(appIds: ReadonlyMap<number, string>): Promise<void>;
}

export function portalApps({ kysely }: HubDatabase): PortalApps {
  const known = new Map<number, string>();
  return {
    async appIdOf(portalId) {
      const kept = known.get(portalId);
      if (kept !== undefined) return kept;
      const row = await kysely
        .selectFrom('portalSetups')
        .select('appId')
        .where('portalId', '=', portalId)
        .executeTakeFirst();
      return row?.appId ?? null;
    },
    async learn(appIds) {
      const news = [...appIds].filter(([portalId, appId]) => known.get(portalId) !== appId);
      if (news.length === 0) return;
      await sql`
        insert into portal_setups as s (portal_id, app_id)
        select (e ->> 0)::bigint, e ->> 1 from jsonb_array_elements(${JSON.stringify(news)}::jsonb) as e
        order by 1
        on conflict (portal_id) do update set app_id = excluded.app_id where s.app_id is distinct from excluded.app_id
      `.execute(kysely);
      for (const [portalId, appId] of news) known.set(portalId, appId);
    },
  };
}
