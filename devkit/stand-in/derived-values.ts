import { randomUUID } from 'node:crypto';
import type { ObjectType } from './object-types.ts';
import type { Portal } from './portal.ts';
import type { StageSeed } from './portal-seed.ts';
import type { StoredRecord, Write } from './records.ts';
import type { Writer } from './writer.ts';

type Values = Readonly<Record<string, string>>;

const publishedStates = new Set(['APPROVAL_NOT_NEEDED', 'APPROVED']);

/** Adds to what is written what HubSpot works out by itself. `self` is the record that is to be changed. */
export function withDerived(
  portal: Portal,
  type: ObjectType,
  values: Values,
  writer: Writer,
  self?: StoredRecord,
): Write {
  switch (type.name) {
    case 'deals':
      return dealWrite(portal, values, writer, self);
    case 'line_items':
      return calculated(values, { amount: netPrice({ ...self?.properties, ...values }) });
    case 'quotes':
      return calculated(values, publicPlace(values, self));
    case 'contacts':
    case 'companies':
      return { values: { ...values }, calculated: [] };
    case 'tasks':
    case 'notes':
    case 'emails':
    case 'calls':
    case 'meetings':
    default:
      return { values: withMoment(portal, values, writer, self), calculated: [] };
  }
}

function calculated(values: Values, added: Values): Write {
  return { values: { ...values, ...added }, calculated: Object.keys(added) };
}

/** A deal's pipeline follows from its stage, and so does whether it is closed. */
function dealWrite(portal: Portal, values: Values, writer: Writer, self?: StoredRecord): Write {
  const found = portal.pipelines.stage(values['dealstage'] ?? self?.properties['dealstage'] ?? '');
  const pipeline =
    values['pipeline'] ?? self?.properties['pipeline'] ?? found?.pipeline.id ?? portal.pipelines.all[0]?.id;
  const stage = found?.stage;
  const isWon = stage?.isClosed === true && stage.probability === 1;
  return calculated(
    {
      ...values,
      ...(pipeline === undefined ? {} : { pipeline }),
      ...closeDate(portal, values, writer, stage, self),
    },
    {
      hs_is_closed: String(stage?.isClosed ?? false),
      hs_is_closed_won: String(isWon),
      hs_is_closed_lost: String(stage?.isClosed === true && !isWon),
      ...(stage === undefined ? {} : { hs_deal_stage_probability: String(stage.probability) }),
    },
  );
}

/**
 * HubSpot's help centre: the close date is set or updated when *a user* moves a deal into a closed-won or
 * closed-lost stage, also from one to the other, but not between two stages of the same outcome. That an
 * app's write does not do so is our reading of it.
 */
function closeDate(
  portal: Portal,
  values: Values,
  writer: Writer,
  stage: StageSeed | undefined,
  self: StoredRecord | undefined,
): Values {
  const isMoved =
    self !== undefined && values['dealstage'] !== undefined && values['closedate'] === undefined;
  if (writer.source !== 'CRM_UI' || !isMoved || stage?.isClosed !== true) {
    return {};
  }
  const before = portal.pipelines.stage(self.properties['dealstage'] ?? '')?.stage;
  const isSameOutcome = before?.isClosed === true && (before.probability === 1) === (stage.probability === 1);
  return isSameOutcome ? {} : { closedate: new Date(portal.now).toISOString() };
}

/** Empty as long as price or quantity is missing. A unit discount goes before a percentage. */
function netPrice(item: Readonly<Record<string, string | undefined>>): string {
  const { price, quantity, discount, hs_discount_percentage: percentage } = item;
  if (!price || !quantity) {
    return '';
  }
  const unit = discount
    ? Number(price) - Number(discount)
    : Number(price) * (1 - Number(percentage ?? '0') / 100);
  return String(Math.round(unit * Number(quantity) * 1000) / 1000);
}

/** A quote has a public page from the moment of its publication on. */
function publicPlace(values: Values, self: StoredRecord | undefined): Values {
  const status = values['hs_status'] ?? self?.properties['hs_status'] ?? '';
  if (!publishedStates.has(status) || self?.properties['hs_public_url_key'] !== undefined) {
    return {};
  }
  const key = randomUUID().replaceAll('-', '');
  return { hs_public_url_key: key, hs_quote_link: `https://quotes.stand-in.example/${key}` };
}

/** In HubSpot's screens whatever is logged carries the moment at which it is logged, if no other is said. */
function withMoment(
  portal: Portal,
  values: Values,
  writer: Writer,
  self: StoredRecord | undefined,
): Record<string, string> {
  const isLogged = self === undefined && writer.source !== 'INTEGRATION' && !values['hs_timestamp'];
  return isLogged ? { ...values, hs_timestamp: new Date(portal.now).toISOString() } : { ...values };
}
