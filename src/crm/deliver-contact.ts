import type { ContactEffect } from '#operations/effects.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { writeBatch } from './batch-outcome.ts';
import type { HubSpotRecord } from './batch-reply.ts';
import { CrmError } from './crm-error.ts';
import type { Written } from './delivery.ts';
import { uniqueProperties } from './property-definitions.ts';
import { withoutNulls } from './property-values.ts';
import type { RecordClient } from './record-client.ts';

/**
 * The prospect's contact in the vendor's portal. A contact that stands keeps the names it has; the statement of the legal
 * basis is the latest. HubSpot makes contacts that come through its API non-marketing ones unless told otherwise, and
 * nothing here tells it otherwise.
 */
const email = uniqueProperties.contacts;

export async function deliverContacts(
  records: RecordClient,
  portalId: number,
  effects: readonly DeliverableEffect<ContactEffect>[],
): Promise<Written> {
  // The last one wins: two partners may pass on the same contact in the same moment.
  const latest = new Map(effects.map(({ effect }) => [keyOf(effect), effect]));
  const standing = await records.readBatch(
    portalId,
    'contacts',
    [...latest.keys()],
    [email, 'firstname', 'lastname'],
    email,
  );
  const standingByEmail = new Map(
    standing.map((contact) => [contact.properties[email]?.toLowerCase(), contact]),
  );

  const outcomes = await writeBatch(
    [...latest].map(([key, effect]) => ({
      key,
      id: key,
      properties: contactValues(effect, standingByEmail.get(key)),
    })),
    (inputs) => records.upsertBatch(portalId, 'contacts', email, inputs),
    email,
  );

  return new Map(
    effects.flatMap(({ effectId, effect }) => {
      const outcome = outcomes.get(keyOf(effect));
      if (outcome === undefined) return [];
      return [[effectId, outcome instanceof CrmError ? outcome : { recordId: outcome.id }]];
    }),
  );
}

/** HubSpot keeps e-mail addresses in lower case. */
function keyOf(effect: ContactEffect): string {
  return effect.email.toLowerCase();
}

function contactValues(effect: ContactEffect, standing: HubSpotRecord | undefined): Record<string, string> {
  const ifEmpty = (property: 'firstname' | 'lastname', value: string) =>
    value === '' || standing?.properties[property] ? null : value;
  return withoutNulls({
    firstname: ifEmpty('firstname', effect.firstName),
    lastname: ifEmpty('lastname', effect.lastName),
    shared_deal_legal_basis: effect.legalBasis,
    shared_deal_legal_basis_wording: effect.wordingVersion,
    shared_deal_legal_basis_stated_by: effect.statedBy,
    shared_deal_legal_basis_stated_at: effect.statedAt,
  });
}
