import type { Clock } from '#operations/ports.ts';
import type { CrmPipeline } from '#operations/crm-ports.ts';
import type { AccountClient } from './account-client.ts';
import { CrmError } from './crm-error.ts';
import { ExpiringCache } from './expiring-cache.ts';

/** Pipelines change rarely, and a form that is minutes behind does no harm. */
const lifetimeMs = 5 * 60_000;
/** Far more portals than one process serves at a time. */
const portalsKept = 1_000;

/** The deal pipelines of the portals, kept for a while. */
export interface PortalPipelines {
  /** `anew` asks HubSpot in any case, and from then on that is kept. */
  read(portalId: number, options?: { readonly anew: boolean }): Promise<readonly CrmPipeline[]>;
  /** Fills in what is null: the portal's first pipeline, the pipeline's first stage. */
  resolve(
    portalId: number,
    wanted: { readonly pipelineId: string | null; readonly stageId: string | null },
  ): Promise<{ readonly pipelineId: string; readonly stageId: string }>;
}

export function createPortalPipelines(account: AccountClient, clock: Clock): PortalPipelines {
  const cache = new ExpiringCache<readonly CrmPipeline[]>(clock, { lifetimeMs, size: portalsKept });
  const read: PortalPipelines['read'] = (portalId, { anew } = { anew: false }) => {
    if (anew) cache.forget(String(portalId));
    return cache.get(String(portalId), () => account.listDealPipelines(portalId));
  };

  return {
    read,
    async resolve(portalId, { pipelineId, stageId }) {
      if (pipelineId !== null && stageId !== null) return { pipelineId, stageId };
      const pipelines = await read(portalId);
      const pipeline = pipelines.find(({ id, stages }) =>
        pipelineId === null
          ? stageId === null || stages.some((stage) => stage.id === stageId)
          : id === pipelineId,
      );
      const stage = stageId ?? pipeline?.stages[0]?.id;
      if (pipeline === undefined || stage === undefined) {
        throw new CrmError({
          kind: 'refused',
          message: `HubSpot portal ${portalId} has no deal pipeline ${pipelineId ?? ''} with a stage ${stageId ?? ''}`,
          category: 'PIPELINE_MISSING',
        });
      }
      return { pipelineId: pipeline.id, stageId: stage };
    },
  };
}
