import { describe, expect, it } from 'vitest';
import { fieldFaults } from '#contracts/field-faults.ts';
import { registerDeal } from '#contracts/register-deal.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';

function faultsOf(request: unknown): Record<string, string> {
  const { error } = registerDeal.request.safeParse(request);
  return Object.fromEntries(
    (error === undefined ? [] : fieldFaults(error)).map(({ pointer, code }) => [pointer, code]),
  );
}

describe('a request that does not fit its contract', () => {
  it('is accepted as it is meant', () => {
    expect(faultsOf(aRegisterDeal())).toEqual({});
  });

  it.each([
    ['a deal without a name', aRegisterDeal({ deal: { name: '  ' } }), '/deal/name', 'required'],
    ['a negative amount', aRegisterDeal({ deal: { amount: -1 } }), '/deal/amount', 'not_negative'],
    [
      'an amount of a tenth of a cent',
      aRegisterDeal({ deal: { amount: 0.001 } }),
      '/deal/amount',
      'two_decimals',
    ],
    [
      'a day that does not exist',
      aRegisterDeal({ deal: { closeOn: '2027-02-30' } }),
      '/deal/closeOn',
      'date',
    ],
    ['no product', aRegisterDeal({ deal: { products: [] } }), '/deal/products', 'required'],
    [
      'no relationship with the prospect',
      aRegisterDeal({ qualification: { relationshipConfirmed: false } }),
      '/qualification/relationshipConfirmed',
      'confirmation_required',
    ],
    [
      'a note that nobody reads to its end',
      aRegisterDeal({ qualification: { introNote: 'x'.repeat(2001) } }),
      '/qualification/introNote',
      'too_long',
    ],
    ['an identity in the body', { ...aRegisterDeal(), portalId: 1 }, '', 'unrecognized_keys'],
  ])('says which field and why: %s', (_what, request, pointer, code) => {
    expect(faultsOf(request)).toEqual({ [pointer]: code });
  });
});
