import type { FieldFault } from '#contracts/errors.ts';
import type { DealForm } from '#contracts/register-deal.ts';
import type { CrmPipeline } from '../crm-ports.ts';
import type { Ports } from '../ports.ts';
import type { Vendor } from '../programme/programme.ts';

/**
 * Values that fit the contract and name nothing that exists: HubSpot would refuse them only after the deal was registered, and
 * nobody would be there to choose again. Each is a fault of its field. Which currencies a portal takes the hub does not know.
 */

export function unknownProducts(
  products: DealForm['products'],
  vendor: Pick<Vendor, 'products'>,
): FieldFault[] {
  const isKnown = products.every((code) => vendor.products.some((product) => product.code === code));
  return isKnown ? [] : [{ pointer: '/deal/products', code: 'unknown_product' }];
}

/**
 * Pipeline and stage in the partner's own portal. HubSpot is asked anew only where the pipelines that are kept lack them,
 * since they may have been made a minute ago.
 */
export async function unknownPlace(
  { crm }: Pick<Ports, 'crm'>,
  portalId: number,
  place: Pick<DealForm, 'pipelineId' | 'stageId'>,
): Promise<FieldFault[]> {
  const kept = placeFaults(place, await crm.readPipelines(portalId));
  return kept.length === 0 ? kept : placeFaults(place, await crm.readPipelines(portalId, { anew: true }));
}

function placeFaults(
  { pipelineId, stageId }: Pick<DealForm, 'pipelineId' | 'stageId'>,
  pipelines: readonly CrmPipeline[],
): FieldFault[] {
  const pipeline = pipelines.find(({ id }) => id === pipelineId);
  if (pipeline === undefined) return [{ pointer: '/deal/pipelineId', code: 'unknown_pipeline' }];
  if (pipeline.stages.some(({ id }) => id === stageId)) return [];
  return [{ pointer: '/deal/stageId', code: 'unknown_stage' }];
}
