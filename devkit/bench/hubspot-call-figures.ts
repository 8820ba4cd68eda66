import { setTimeout as wait } from 'node:timers/promises';
import { startStandIn, type StandIn } from '#devkit/stand-in/stand-in.ts';
import type { BenchServer } from './bench-database.ts';
import { openBenchStore } from './bench-hub.ts';
import { firstFree, partnerCount, partnerPortalIdOf, vendorPortalId } from './bench-programme.ts';
import { countCalls } from './count-calls.ts';
import type { Figure } from './figure.ts';
import { firstPartnerRegisters } from './first-partner.ts';
import { median } from './rounds.ts';
import type { Scale } from './scale.ts';
import { twoCrms } from './two-crms.ts';

const together = 100;
/** Until a portal's own bucket of calls is full again, so that every burst finds the same. */
const pauseMs = 4_000;

/**
 * Calls to HubSpot, as the stand-in sees them arrive: for a deal that is registered alone, and for a hundred of one partner
 * at once. All count: reading the record, delivering to both portals, and whatever had to be asked again.
 */
export async function hubSpotCallFigures(server: BenchServer, scale: Scale): Promise<Figure[]> {
  const { url } = await server.database('calls', partnerCount);
  const prospects = 2 + together * scale.bursts;
  const { seeds, tokens } = twoCrms(prospects);
  const standIn = await startStandIn({ portals: seeds });
  const opened = await openBenchStore(url);
  try {
    const register = await firstPartnerRegisters(opened, standIn.url, tokens);
    let next = firstFree;
    const callsFor = async (count: number) => {
      const calls = countCalls(standIn);
      await Promise.all(Array.from({ length: count }, () => register((next += 1))));
      await wait(pauseMs);
      calls.stop();
      return { vendor: calls.of(vendorPortalId), partner: calls.of(partnerPortalIdOf(0)) };
    };
    // The first one also asks for what is kept for a while: pipelines and owner.
    await callsFor(1);
    const alone = await callsFor(1);
    const bursts: Awaited<ReturnType<typeof callsFor>>[] = [];
    while (bursts.length < scale.bursts) bursts.push(await callsFor(together));
    expectDelivered(standIn, prospects);
    const burst = (side: 'partner' | 'vendor'): Figure => ({
      name: `calls to HubSpot for ${String(together)} deals registered together, in the ${side}'s portal`,
      measured: median(bursts.map((calls) => calls[side])),
      baseline: null,
      unit: '',
      aim: { atMost: 12 },
    });
    return [
      {
        name: 'calls to HubSpot for one registered deal, in both portals',
        measured: alone.partner + alone.vendor,
        baseline: null,
        unit: '',
        aim: null,
      },
      burst('partner'),
      burst('vendor'),
    ];
  } finally {
    await opened.close();
    await standIn.close();
  }
}

/** Calls that were saved because nothing was written would be no saving. */
function expectDelivered(standIn: StandIn, deals: number): void {
  const written = [
    standIn.portal(vendorPortalId).records('deals'),
    standIn.portal(vendorPortalId).records('tasks'),
    standIn.portal(partnerPortalIdOf(0)).records('deals'),
  ].map(({ length }) => length);
  if (written.some((count) => count !== deals)) {
    throw new Error(`Of ${String(deals)} deals ${written.join(', ')} records stand.`);
  }
}
