import { activityProperties } from './activity-properties.ts';
import type { ObjectTypeName } from './object-types.ts';
import { offerProperties } from './offer-properties.ts';
import { inGroup, options, owner, readOnly, textarea } from './standard-property.ts';
import type { Extras, StandardProperty } from './standard-property.ts';

const lifecycleStages = options(
  ['subscriber', 'Subscriber'],
  ['lead', 'Lead'],
  ['marketingqualifiedlead', 'Marketing Qualified Lead'],
  ['salesqualifiedlead', 'Sales Qualified Lead'],
  ['opportunity', 'Opportunity'],
  ['customer', 'Customer'],
  ['evangelist', 'Evangelist'],
  ['other', 'Other'],
);

const contact = inGroup('contactinformation');
const company = inGroup('companyinformation');
const deal = inGroup('dealinformation');

export const standardGroups: Readonly<Record<ObjectTypeName, { name: string; label: string }>> = {
  contacts: { name: 'contactinformation', label: 'Contact information' },
  companies: { name: 'companyinformation', label: 'Company information' },
  deals: { name: 'dealinformation', label: 'Deal information' },
  tasks: { name: 'task', label: 'Task information' },
  notes: { name: 'note', label: 'Note information' },
  emails: { name: 'email', label: 'Email information' },
  calls: { name: 'call', label: 'Call information' },
  meetings: { name: 'meeting', label: 'Meeting information' },
  line_items: { name: 'lineiteminformation', label: 'Line item information' },
  quotes: { name: 'quoteinformation', label: 'Quote information' },
};

export const standardProperties: Readonly<Record<ObjectTypeName, readonly StandardProperty[]>> = {
  contacts: [
    contact('email', 'Email', 'string', { hasUniqueValue: true }),
    contact('firstname', 'First Name'),
    contact('lastname', 'Last Name'),
    contact('phone', 'Phone Number', 'string', { fieldType: 'phonenumber' }),
    contact('mobilephone', 'Mobile Phone Number', 'string', { fieldType: 'phonenumber' }),
    contact('jobtitle', 'Job Title'),
    contact('company', 'Company Name'),
    contact('website', 'Website URL'),
    contact('address', 'Street Address'),
    contact('city', 'City'),
    contact('zip', 'Postal Code'),
    contact('state', 'State/Region'),
    contact('country', 'Country/Region'),
    contact('numemployees', 'Number of Employees'),
    contact('lifecyclestage', 'Lifecycle Stage', 'enumeration', lifecycleStages),
    contact(
      'hs_lead_status',
      'Lead Status',
      'enumeration',
      options(
        ['NEW', 'New'],
        ['OPEN', 'Open'],
        ['IN_PROGRESS', 'In Progress'],
        ['OPEN_DEAL', 'Open Deal'],
        ['UNQUALIFIED', 'Unqualified'],
        ['ATTEMPTED_TO_CONTACT', 'Attempted to Contact'],
        ['CONNECTED', 'Connected'],
        ['BAD_TIMING', 'Bad Timing'],
      ),
    ),
    contact('hs_marketable_status', 'Marketing contact status', 'bool', readOnly),
    contact('hubspot_owner_id', 'Contact owner', 'enumeration', owner),
    contact('hs_additional_emails', 'Additional email addresses', 'string', readOnly),
    contact('associatedcompanyid', 'Primary Associated Company ID', 'number', readOnly),
    contact('hs_merged_object_ids', 'Merged record IDs', 'string', readOnly),
    contact('hs_object_id', 'Record ID', 'number', readOnly),
    contact('createdate', 'Create Date', 'datetime', readOnly),
    contact('lastmodifieddate', 'Last Modified Date', 'datetime', readOnly),
  ],
  companies: [
    company('name', 'Company name'),
    company('domain', 'Company Domain Name'),
    company('website', 'Website URL'),
    company('hs_additional_domains', 'Additional Domains', 'enumeration', { fieldType: 'checkbox' }),
    company('phone', 'Phone Number', 'string', { fieldType: 'phonenumber' }),
    company('address', 'Street Address'),
    company('city', 'City'),
    company('zip', 'Postal Code'),
    company('state', 'State/Region'),
    company('country', 'Country/Region'),
    company('industry', 'Industry', 'enumeration', industryOptions()),
    company('numberofemployees', 'Number of Employees', 'number'),
    company('annualrevenue', 'Annual Revenue', 'number'),
    company('description', 'Description', 'string', textarea),
    company('lifecyclestage', 'Lifecycle Stage', 'enumeration', lifecycleStages),
    company('hs_parent_company_id', 'Parent Company', 'number', readOnly),
    company('hubspot_owner_id', 'Company owner', 'enumeration', owner),
    company('hs_merged_object_ids', 'Merged record IDs', 'string', readOnly),
    company('hs_object_id', 'Record ID', 'number', readOnly),
    company('createdate', 'Create Date', 'datetime', readOnly),
    company('hs_lastmodifieddate', 'Last Modified Date', 'datetime', readOnly),
  ],
  deals: [
    deal('dealname', 'Deal Name'),
    deal('amount', 'Amount', 'number'),
    deal('deal_currency_code', 'Currency', 'enumeration', { optionsFrom: 'currencies' }),
    deal('closedate', 'Close Date', 'datetime'),
    deal('pipeline', 'Pipeline', 'enumeration', { optionsFrom: 'pipelines' }),
    deal('dealstage', 'Deal Stage', 'enumeration', { optionsFrom: 'stages', fieldType: 'radio' }),
    deal('hubspot_owner_id', 'Deal owner', 'enumeration', owner),
    deal('description', 'Deal Description', 'string', textarea),
    deal(
      'dealtype',
      'Deal Type',
      'enumeration',
      options(['newbusiness', 'New Business'], ['existingbusiness', 'Existing Business']),
    ),
    deal(
      'hs_priority',
      'Priority',
      'enumeration',
      options(['low', 'Low'], ['medium', 'Medium'], ['high', 'High']),
    ),
    deal('hs_next_step', 'Next step'),
    deal('hs_is_closed', 'Is Deal Closed?', 'bool', readOnly),
    deal('hs_is_closed_won', 'Is Closed Won', 'bool', readOnly),
    deal('hs_is_closed_lost', 'Is Closed Lost', 'bool', readOnly),
    deal('hs_deal_stage_probability', 'Deal probability', 'number', readOnly),
    deal('hs_primary_associated_company', 'Primary Associated Company', 'number', readOnly),
    deal('hs_merged_object_ids', 'Merged record IDs', 'string', readOnly),
    deal('hs_object_id', 'Record ID', 'number', readOnly),
    deal('createdate', 'Create Date', 'datetime', readOnly),
    deal('hs_lastmodifieddate', 'Last Modified Date', 'datetime', readOnly),
  ],
  ...activityProperties,
  ...offerProperties,
};

/** A part of HubSpot's list; a seed adds what it brings beyond it. */
function industryOptions(): Extras {
  const values = [
    'ACCOUNTING',
    'AUTOMOTIVE',
    'BANKING',
    'BIOTECHNOLOGY',
    'BUILDING_MATERIALS',
    'CHEMICALS',
    'CIVIL_ENGINEERING',
    'COMPUTER_HARDWARE',
    'COMPUTER_SOFTWARE',
    'CONSTRUCTION',
    'CONSUMER_GOODS',
    'E_LEARNING',
    'EDUCATION_MANAGEMENT',
    'ELECTRICAL_ELECTRONIC_MANUFACTURING',
    'ENVIRONMENTAL_SERVICES',
    'FINANCIAL_SERVICES',
    'FOOD_BEVERAGES',
    'FURNITURE',
    'GOVERNMENT_ADMINISTRATION',
    'HIGHER_EDUCATION',
    'HOSPITAL_HEALTH_CARE',
    'HOSPITALITY',
    'HUMAN_RESOURCES',
    'INDUSTRIAL_AUTOMATION',
    'INFORMATION_TECHNOLOGY_AND_SERVICES',
    'INSURANCE',
    'INTERNET',
    'LEGAL_SERVICES',
    'LOGISTICS_AND_SUPPLY_CHAIN',
    'MACHINERY',
    'MANAGEMENT_CONSULTING',
    'MARKETING_AND_ADVERTISING',
    'MECHANICAL_OR_INDUSTRIAL_ENGINEERING',
    'MEDICAL_DEVICES',
    'NON_PROFIT_ORGANIZATION_MANAGEMENT',
    'OIL_ENERGY',
    'PACKAGING_AND_CONTAINERS',
    'PHARMACEUTICALS',
    'PLASTICS',
    'PRINTING',
    'PUBLISHING',
    'REAL_ESTATE',
    'RENEWABLES_ENVIRONMENT',
    'RETAIL',
    'STAFFING_AND_RECRUITING',
    'TELECOMMUNICATIONS',
    'TEXTILES',
    'TRANSPORTATION_TRUCKING_RAILROAD',
    'UTILITIES',
    'WHOLESALE',
    'WINE_AND_SPIRITS',
  ];
  return { options: values.map((value) => ({ value, label: titleCase(value) })) };
}

function titleCase(value: string): string {
  return value
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
