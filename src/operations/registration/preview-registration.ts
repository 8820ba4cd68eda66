import { HubError } from '#contracts/errors.ts';
import type { OperationHandlers } from '../handlers.ts';
import type { Ports } from '../ports.ts';
import { domainOnRecord, readRegistrationContext } from './registration-context.ts';
import { previewDomain } from './registration-offer.ts';

/** The outcome that registering a domain of the record would have; no claim, no shared deal, no notice comes of it. */
export function previewRegistration(ports: Ports): OperationHandlers['preview-registration'] {
  return async (actor, request) => {
    const context = await readRegistrationContext(ports, actor, request.record);
    const domain = domainOnRecord(context, request.domain);
    const registration = await previewDomain(ports, context, domain);
    if (registration.state === 'preview_quota_exceeded') throw new HubError('preview.quota_exceeded');
    return { registration };
  };
}
