import type { Effect, EffectKind } from '#operations/effects.ts';
import type { Clock } from '#operations/ports.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { ReadDueValues } from '#operations/sync/read-due-values.ts';
import type { CrmWriter, DeliverableEffect } from '#sync/ports.ts';
import type { WrittenObject } from './batch-reply.ts';
import { isCrmError } from './crm-error.ts';
import { deliverCompanies, deliverCompanyStandings } from './deliver-company.ts';
import { deliverContacts } from './deliver-contact.ts';
import { deliverDeals, deliverStandings } from './deliver-deal.ts';
import { deliverSyncs } from './deliver-sync.ts';
import { deliverMessages } from './deliver-message.ts';
import { deliverNotices } from './deliver-notice.ts';
import { asDeliveryError, finishDelivery } from './delivery.ts';
import type { Written } from './delivery.ts';
import type { PortalPipelines } from './portal-pipelines.ts';
import type { CompanyStandings, PortalDirectory } from './ports.ts';
import type { RecordClient } from './record-client.ts';

const objectOf: Readonly<Record<EffectKind, WrittenObject>> = {
  company: 'companies',
  company_standing: 'companies',
  contact: 'contacts',
  deal: 'deals',
  standing: 'deals',
  sync: 'deals',
  notice: 'tasks',
  message: 'notes',
};

/** Writes effects to HubSpot; how, stands in one file per kind of effect. */
export function createWriter(options: {
  readonly records: RecordClient;
  readonly pipelines: PortalPipelines;
  readonly directory: PortalDirectory;
  readonly companyStandings: CompanyStandings;
  readonly readDueValues: ReadDueValues;
  readonly clock: Clock;
}): CrmWriter {
  const { records, pipelines, directory, clock } = options;

  const standingsOf = (domains: readonly string[]) =>
    options.companyStandings.readCompanyStandings([...new Set(domains)], clock.now());

  async function write(
    portal: Portal,
    kind: EffectKind,
    effects: readonly DeliverableEffect[],
  ): Promise<Written> {
    const { portalId, language } = portal;
    switch (kind) {
      case 'company':
        return deliverCompanies(records, standingsOf, portalId, language, ofKind(effects, kind));
      case 'company_standing':
        return deliverCompanyStandings(records, standingsOf, portalId, ofKind(effects, kind));
      case 'contact':
        return deliverContacts(records, portalId, ofKind(effects, kind));
      case 'deal':
        return deliverDeals(records, pipelines, portalId, ofKind(effects, kind));
      case 'standing':
        return deliverStandings(records, portalId, ofKind(effects, kind));
      case 'sync':
        return deliverSyncs(records, options.readDueValues, portalId, ofKind(effects, kind));
      case 'notice':
        return deliverNotices(records, portalId, language, ofKind(effects, kind));
      case 'message':
        return deliverMessages(records, portal, ofKind(effects, kind));
    }
  }

  return {
    async deliver(portalId, effects) {
      const [first] = effects;
      if (first === undefined) return [];
      const { kind } = first.effect;
      if (effects.some(({ effect }) => effect.kind !== kind)) {
        throw new Error('one delivery holds effects of one kind');
      }
      const portal = await directory.readPortal(portalId);
      if (portal === null) throw new Error(`portal ${portalId} is not known`);
      try {
        const written = await write(portal, kind, effects);
        return await finishDelivery(records, portalId, objectOf[kind], effects, written);
      } catch (error) {
        if (!isCrmError(error)) throw error;
        return effects.map(({ effectId }) => ({ effectId, delivered: false, error: asDeliveryError(error) }));
      }
    },
  };
}

function ofKind<Kind extends EffectKind>(
  effects: readonly DeliverableEffect[],
  kind: Kind,
): readonly DeliverableEffect<Extract<Effect, { kind: Kind }>>[] {
  return effects.filter((delivery): delivery is DeliverableEffect<Extract<Effect, { kind: Kind }>> => {
    return delivery.effect.kind === kind;
  });
}
