import type { PortalGrants } from '#crm/ports.ts';
import type { HubDatabase } from './database.ts';
import type { Sealer } from './sealed-secret.ts';

export function portalGrants(database: HubDatabase, sealer: Sealer): PortalGrants {
  const { kysely } = database;
  return {
    async readGrant(portalId) {
      const row = await kysely
        .selectFrom('portalGrants')
        .select(['accessToken', 'refreshToken', 'accessEndsAt'])
        .where('portalId', '=', portalId)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        accessToken: sealer.open(row.accessToken, { portalId, field: 'access_token' }),
        refreshToken: sealer.open(row.refreshToken, { portalId, field: 'refresh_token' }),
        accessEndsAt: row.accessEndsAt,
      };
    },
    async saveGrant(portalId, grant) {
      const row = {
        accessToken: sealer.seal(grant.accessToken, { portalId, field: 'access_token' }),
        refreshToken: sealer.seal(grant.refreshToken, { portalId, field: 'refresh_token' }),
        accessEndsAt: grant.accessEndsAt,
        renewingUntil: null,
      };
      await kysely
        .insertInto('portalGrants')
        .values({ portalId, ...row })
        .onConflict((conflict) => conflict.column('portalId').doUpdateSet(row))
        .execute();
    },
    async leaseRenewal(portalId, now, until) {
      const { numUpdatedRows } = await kysely
        .updateTable('portalGrants')
        .set({ renewingUntil: until })
        .where('portalId', '=', portalId)
        .where((row) => row.or([row('renewingUntil', 'is', null), row('renewingUntil', '<=', now)]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
