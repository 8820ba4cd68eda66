import type { Transaction } from 'kysely';
import type { PortalSecrets } from '#operations/programme/setup-ports.ts';
import type { HubDatabase } from './database.ts';
import type { Tables } from './schema.ts';
import { SealError, type SecretPlace, type Sealer } from './sealed-secret.ts';

export interface PortalSecretStore {
  /**
   * Null where the portal has none. `portalKeys`: the current key first, then the one before it, with which functions
   * that are not yet renewed still sign.
   */
  readPortalSecrets(portalId: number): Promise<{
    readonly crmToken: string;
    readonly portalKeys: readonly string[];
    readonly clientSecret: string | null;
  } | null>;
}

export function portalSecretStore(database: HubDatabase, sealer: Sealer): PortalSecretStore {
  return {
    async readPortalSecrets(portalId) {
      const row = await database.kysely
        .selectFrom('portalSecrets')
        .select(['crmToken', 'portalKey', 'previousPortalKey', 'clientSecret'])
        .where('portalId', '=', portalId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const keyPlace: SecretPlace = { portalId, field: 'portal_key' };
      const sealedKeys =
        row.previousPortalKey === null ? [row.portalKey] : [row.portalKey, row.previousPortalKey];
      return {
        crmToken: sealer.open(row.crmToken, { portalId, field: 'crm_token' }),
        portalKeys: sealedKeys.map((sealed) => sealer.open(sealed, keyPlace)),
        clientSecret:
          row.clientSecret === null
            ? null
            : sealer.open(row.clientSecret, { portalId, field: 'client_secret' }),
      };
    },
  };
}

/**
 * Keeps what is new: another portal key moves the standing one to `previous`, the same secrets change nothing. Secrets
 * that this master key does not open are replaced, since whoever lost the key can only set them anew.
 */
export async function savePortalSecrets(
  transaction: Transaction<Tables>,
  sealer: Sealer,
  { portalId, crmToken, portalKey, clientSecret }: PortalSecrets,
): Promise<void> {
  const tokenPlace: SecretPlace = { portalId, field: 'crm_token' };
  const keyPlace: SecretPlace = { portalId, field: 'portal_key' };
  const standing = await transaction
    .selectFrom('portalSecrets')
    .select(['crmToken', 'portalKey', 'previousPortalKey', 'clientSecret'])
    .where('portalId', '=', portalId)
    .forUpdate()
    .executeTakeFirst();
  const standingToken = standing ? openIfOurs(sealer, standing.crmToken, tokenPlace) : null;
  const standingKey = standing ? openIfOurs(sealer, standing.portalKey, keyPlace) : null;
  const clientPlace: SecretPlace = { portalId, field: 'client_secret' };
  const standingSecret = standing?.clientSecret
    ? openIfOurs(sealer, standing.clientSecret, clientPlace)
    : null;
  const isSame = standingToken === crmToken && standingKey === portalKey;
  if (isSame && standingSecret === (clientSecret ?? null)) return;

  const sameKey = standing !== undefined && standingKey === portalKey;
  const secrets = {
    crmToken: sealer.seal(crmToken, tokenPlace),
    clientSecret: clientSecret === undefined ? null : sealer.seal(clientSecret, clientPlace),
    portalKey: sameKey ? standing.portalKey : sealer.seal(portalKey, keyPlace),
    previousPortalKey: sameKey
      ? standing.previousPortalKey
      : standingKey === null
        ? null
        : (standing?.portalKey ?? null),
  };
  await transaction
    .insertInto('portalSecrets')
    .values({ portalId, ...secrets })
    .onConflict((conflict) => conflict.column('portalId').doUpdateSet(secrets))
    .execute();
}

function openIfOurs(sealer: Sealer, sealed: string, place: SecretPlace): string | null {
  try {
    return sealer.open(sealed, place);
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
