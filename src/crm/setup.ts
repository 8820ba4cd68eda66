import type { CompanyPage, PortalSetup } from '#operations/programme/setup-ports.ts';
import type { AccountClient, OwnerEntry, PropertyDefinition } from './account-client.ts';
import type { WrittenObject, HubSpotRecord } from './batch-reply.ts';
import { CrmError, isCrmError } from './crm-error.ts';
import { propertiesOf, propertyGroup } from './property-definitions.ts';
import { pipelineLabels } from './pipeline-labels.ts';
import { propertyLabels } from './property-labels.ts';
import { splitList } from './property-values.ts';
import type { RecordClient } from './record-client.ts';

/** Two installations may run at once; then the other one was faster, and that is no failure. */
const alreadyThere = 'OBJECT_ALREADY_EXISTS';

/** Sets a portal up and reads what the hub copies from it. Running it again changes nothing that stands. */
export function createSetup(account: AccountClient, records: RecordClient): PortalSetup {
  async function ensureGroup(portalId: number, object: WrittenObject, label: string): Promise<void> {
    const groups = await account.listPropertyGroups(portalId, object);
    if (groups.includes(propertyGroup)) return;
    try {
      await account.createPropertyGroup(portalId, object, { name: propertyGroup, label });
    } catch (error) {
      if (!(isCrmError(error) && error.category === alreadyThere)) throw error;
    }
  }

  async function ensureProperties(
    portalId: number,
    object: WrittenObject,
    definitions: readonly PropertyDefinition[],
  ): Promise<{ created: number; existing: number }> {
    const standing = new Map(
      (await account.listProperties(portalId, object)).map((property) => [property.name, property]),
    );
    for (const definition of definitions) {
      // A property of that name made by somebody else would let duplicates through.
      if (definition.hasUniqueValue && standing.get(definition.name)?.hasUniqueValue === false) {
        throw new CrmError({
          kind: 'refused',
          message: `HubSpot portal ${portalId}: the property ${definition.name} on ${object} exists and is not unique; archive it and install again`,
          category: 'PROPERTY_NOT_UNIQUE',
        });
      }
    }
    const missing = definitions.filter(({ name }) => !standing.has(name));
    if (missing.length === 0) return { created: 0, existing: definitions.length };
    const errors = await account.createProperties(portalId, object, propertyGroup, missing);
    const failure = errors.find(({ error }) => error.category !== alreadyThere);
    if (failure !== undefined) throw failure.error;
    const created = missing.length - errors.length;
    return { created, existing: definitions.length - created };
  }

  async function allOwners(portalId: number, archived: boolean): Promise<OwnerEntry[]> {
    const found: OwnerEntry[] = [];
    let after: string | null = null;
    do {
      const page = await account.readOwnerPage(portalId, { after, archived });
      found.push(...page.owners);
      after = page.next;
    } while (after !== null);
    return found;
  }

  return {
    async installProperties(portal) {
      const counts = { created: 0, existing: 0 };
      for (const { object, definitions } of propertiesOf(portal)) {
        await ensureGroup(portal.portalId, object, propertyLabels(portal.language).group);
        const { created, existing } = await ensureProperties(portal.portalId, object, definitions);
        counts.created += created;
        counts.existing += existing;
      }
      return counts;
    },

    async ensurePipeline({ portalId, language }) {
      const { label, stages } = pipelineLabels[language];
      const standing = (await account.listDealPipelines(portalId)).find(
        (pipeline) => pipeline.label === label,
      );
      if (standing !== undefined) return { pipelineId: standing.id, isNew: false };
      return { pipelineId: await account.createDealPipeline(portalId, label, stages), isNew: true };
    },

    async listOwners(portalId) {
      const active = await allOwners(portalId, false);
      const archived = await allOwners(portalId, true);
      return [
        ...active.map((owner) => ({ ...owner, active: true })),
        ...archived.map((owner) => ({ ...owner, active: false })),
      ];
    },

    async readCompanies(portalId, ids) {
      return (await records.readBatch(portalId, 'companies', ids, companyProperties)).map(asCompany);
    },

    countCompanies: (portalId) => records.count(portalId, 'companies'),

    async readCompanyPage(portalId, after) {
      const page = await records.readPage(portalId, 'companies', companyProperties, after);
      return { companies: page.records.map(asCompany), next: page.next };
    },
  };
}

const companyProperties = ['name', 'domain', 'hs_additional_domains', 'hubspot_owner_id'];

function asCompany({ id, properties }: HubSpotRecord): CompanyPage['companies'][number] {
  return {
    id,
    name: properties['name'] || null,
    domain: properties['domain'] || null,
    additionalDomains: splitList(properties['hs_additional_domains']),
    ownerId: properties['hubspot_owner_id'] || null,
  };
}
