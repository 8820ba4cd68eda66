import { sql } from 'kysely';
import type { HubDatabase } from '#store/database.ts';
import { seedObjectTypes } from '#devkit/stand-in/portal-seed.ts';
import { asRead, expectedState, expectedValue, judgedProperties, type Side } from './oracle.ts';
import { privateText, renamedBy } from './people.ts';
import { readUndone, type ChaosProgramme, type WatchedDeal } from './shared-deals.ts';

/** What is not as it must be at rest, in sentences: nothing where all is well. */

const sides = ['partner', 'vendor'] as const;
const otherOf = (side: Side): Side => (side === 'partner' ? 'vendor' : 'partner');

/** Both CRM deals of each shared deal against what people wrote. */
export function faultsInValues({ programs, deals }: ChaosProgramme): string[] {
  const recordOf = (deal: WatchedDeal, side: Side) =>
    programs.standIn.portal(deal.portalIds[side]).record('deals', deal.crmDealIds[side]);
  return deals.flatMap((deal) => {
    const isGone = sides.some((side) => recordOf(deal, side) === undefined);
    const stage = deal.writes.findLast(({ side, property }) => side === 'vendor' && property === 'dealstage');
    return sides.flatMap((side) => {
      const record = recordOf(deal, side);
      if (record === undefined) return [];
      const { properties } = record;
      const name = `${deal.sharedDealId} at the ${side}`;
      const state = expectedState(stage?.value ?? '', isGone);
      const faults: string[] = [];
      if (properties['shared_deal_state'] !== state)
        faults.push(`${name} is ${String(properties['shared_deal_state'])}, not ${state}`);
      const ownStage = deal.writes.findLast(
        (write) => write.side === side && write.property === 'dealstage',
      )?.value;
      if (ownStage !== undefined && properties['dealstage'] !== ownStage)
        faults.push(`${name} lies in ${String(properties['dealstage'])}, not where people put it`);
      // What was told of a deal that is deleted nobody can read again.
      if (isGone) return faults;
      for (const property of judgedProperties) {
        const shown = asRead(property, properties[property] ?? '');
        const wanted = expectedValue(property, side, deal.registered[property] ?? '', deal.writes);
        if (shown !== wanted) faults.push(`${name} shows ${property} “${shown}”, not “${wanted}”`);
      }
      return faults;
    });
  });
}

/** One CRM deal per portal and shared deal, messages once, and nothing of the other side that was not meant to cross. */
export function faultsInPortals({ programs, deals }: ChaosProgramme, messages: readonly string[]): string[] {
  const { standIn } = programs;
  const faults: string[] = [];
  const counted = Map.groupBy(
    standIn.portals.flatMap(({ portalId }) =>
      standIn
        .portal(portalId)
        .records('deals')
        .map(({ properties }) => `${String(portalId)}/${properties['shared_deal_id'] ?? ''}`),
    ),
    (key) => key,
  );
  for (const [key, found] of counted) {
    if (found.length > 1) faults.push(`there are ${String(found.length)} CRM deals of ${key}`);
  }
  if (deals.length * 2 < counted.size) faults.push('there are CRM deals that nobody registered');
  for (const portal of standIn.portals) {
    const side: Side = deals[0]?.portalIds.vendor === portal.portalId ? 'vendor' : 'partner';
    const foreign = [privateText(otherOf(side)), renamedBy(otherOf(side))];
    for (const type of seedObjectTypes) {
      for (const { id, properties } of portal.records(type)) {
        const crossed = Object.values(properties).find((value) =>
          foreign.some((text) => value.includes(text)),
        );
        if (crossed !== undefined) faults.push(`${type} ${id} of the ${side} says “${crossed}”`);
      }
    }
  }
  const noteTexts = standIn.portals.map((portal) => ({
    portalId: portal.portalId,
    texts: portal.records('notes').map(({ properties }) => properties['hs_note_body'] ?? ''),
  }));
  for (const message of messages) {
    const found = noteTexts.flatMap(({ portalId, texts }) =>
      texts.filter((text) => text.includes(message)).map(() => portalId),
    );
    if (found.length !== 2 || new Set(found).size !== 2)
      faults.push(`“${message}” stands in ${found.join(' and ') || 'no portal'}`);
  }
  return [...faults, ...standIn.violations.map((violation) => JSON.stringify(violation))];
}

/** What the hub has left undone, and lines of its history that stand twice. */
export async function faultsInDatabase(database: HubDatabase): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select count(*) || ' equal lines in the history of ' || shared_deal_id || ': ' || property || ' ' || outcome as what
    from deal_changes
    group by shared_deal_id, property, side, value, outcome, changed_at having count(*) > 1
  `.execute(database.kysely);
  return [...(await readUndone(database)), ...rows.map(({ what }) => what)];
}
