import type { SeedObjectType } from './portal-seed.ts';
import { inGroup, options, owner, readOnly, textarea } from './standard-property.ts';
import type { Extras, StandardProperty } from './standard-property.ts';

const lineItem = inGroup('lineiteminformation');
const quote = inGroup('quoteinformation');

const currency: Extras = { optionsFrom: 'currencies' };

/** An item without a frequency is paid for once. */
const billingFrequencies = options(
  ['weekly', 'Weekly'],
  ['biweekly', 'Every two weeks'],
  ['monthly', 'Monthly'],
  ['quarterly', 'Quarterly'],
  ['per_six_months', 'Semi-annually'],
  ['annually', 'Annually'],
  ['per_two_years', 'Every two years'],
  ['per_three_years', 'Every three years'],
  ['per_four_years', 'Every four years'],
  ['per_five_years', 'Every five years'],
);

const quoteStates = options(
  ['DRAFT', 'Draft'],
  ['APPROVAL_NOT_NEEDED', 'Published, no approval needed'],
  ['PENDING_APPROVAL', 'Pending approval'],
  ['APPROVED', 'Approved'],
  ['REJECTED', 'Rejected'],
);

/** Line items and quotes, as far as the product reads them. */
export const offerProperties: Readonly<
  Record<Extract<SeedObjectType, 'line_items' | 'quotes'>, readonly StandardProperty[]>
> = {
  line_items: [
    lineItem('name', 'Name'),
    lineItem('description', 'Description', 'string', textarea),
    lineItem('hs_sku', 'SKU'),
    lineItem('hs_product_id', 'Product ID', 'number'),
    lineItem('quantity', 'Quantity', 'number'),
    lineItem('price', 'Unit price', 'number'),
    lineItem('discount', 'Unit discount', 'number'),
    lineItem('hs_discount_percentage', 'Discount percentage', 'number'),
    lineItem('amount', 'Net price', 'number', readOnly),
    lineItem('hs_line_item_currency_code', 'Currency', 'enumeration', currency),
    lineItem('recurringbillingfrequency', 'Billing frequency', 'enumeration', billingFrequencies),
    // An ISO 8601 period such as P12M.
    lineItem('hs_recurring_billing_period', 'Term'),
    lineItem('hs_recurring_billing_start_date', 'Billing start date', 'date'),
    lineItem('hs_position_on_quote', 'Position on quote', 'number'),
    lineItem('hs_object_id', 'Record ID', 'number', readOnly),
    lineItem('createdate', 'Create Date', 'datetime', readOnly),
    lineItem('hs_lastmodifieddate', 'Last Modified Date', 'datetime', readOnly),
  ],
  quotes: [
    quote('hs_title', 'Quote title'),
    quote('hs_quote_number', 'Reference number'),
    quote('hs_status', 'Quote status', 'enumeration', quoteStates),
    quote('hs_expiration_date', 'Expiration date', 'datetime'),
    quote('hs_currency', 'Currency', 'enumeration', currency),
    // HubSpot adds the quote's line items up; the stand-in lets a person say the sum.
    quote('hs_quote_amount', 'Quote amount', 'number', { readOnly: true, saidByPeople: true }),
    quote('hs_public_url_key', 'Public URL key', 'string', readOnly),
    quote('hs_quote_link', 'Quote link', 'string', readOnly),
    quote('hubspot_owner_id', 'Quote owner', 'enumeration', owner),
    quote('hs_object_id', 'Record ID', 'number', readOnly),
    quote('hs_createdate', 'Create Date', 'datetime', readOnly),
    quote('hs_lastmodifieddate', 'Last Modified Date', 'datetime', readOnly),
  ],
};
