import type { convertDeal } from '#contracts/convert-deal.ts';
import type { RequestOf } from '#contracts/operation.ts';
import { uuidv7 } from 'uuidv7';
import type { TestHub } from './a-hub.ts';
import type { PartnerId } from './a-programme-document.ts';
import { aRegisterDeal } from './a-register-deal.ts';

export type ConvertDealRequest = RequestOf<typeof convertDeal>;

interface Changes extends Partial<Omit<ConvertDealRequest, 'deal' | 'qualification'>> {
  readonly deal?: Partial<ConvertDealRequest['deal']>;
  readonly qualification?: Partial<ConvertDealRequest['qualification']>;
}

/** A conversion of deal 701 as a partner's user fills it in; the deal says itself when it is to close. */
export function aConvertDeal({ deal, qualification, ...changes }: Changes = {}): ConvertDealRequest {
  const { requestId, domain, qualification: asked } = aRegisterDeal();
  return {
    requestId,
    record: { type: 'deal', id: '701' },
    domain,
    expectedOutcome: null,
    difference: null,
    ...changes,
    deal: {
      closeOn: null,
      motion: 'new_business',
      products: ['marketing'],
      country: 'DE',
      companySize: '26_200',
      ...deal,
    },
    qualification: { ...asked, ...qualification },
  };
}

/** Each call is a request of its own unless the changes name one. */
export function convert(hub: TestHub, changes: Changes = {}, partner: PartnerId = 'alpha') {
  return hub.ask('convert-deal', partner, aConvertDeal({ requestId: uuidv7(), ...changes }));
}
