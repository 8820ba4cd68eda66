import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '#devkit/stand-in/seeded-random.ts';
import type { WebhookDisturbance } from '#devkit/stand-in/webhooks.ts';
import { faultsInDatabase, faultsInPortals, faultsInValues } from './judge.ts';
import { actInCrm, drawSteps, isVolatile, type Step, type Storm } from './people.ts';
import { chaosProgramme, type ChaosProgramme, type ChaosScale } from './shared-deals.ts';

/**
 * Chaos in two acts. In the first one everything is told, however late, often and disorderly, and no program dies: what people
 * wrote should stand on both sides without any comparing, which finds out wrong hubs. In the second one events are lost and hubs are
 * killed; after a turn of the reconciler everything must stand.
 */

export interface Chaos extends ChaosScale {
  readonly seed: number;
  readonly told: Omit<Storm, 'deals' | 'kills'>;
  /** Null: the first act alone. */
  readonly lost: Omit<Storm, 'deals'> | null;
  readonly environment?: Readonly<Record<string, string>>;
  readonly onProgress?: (what: string) => void;
}

export interface ChaosOutcome {
  /** What is wrong after the first act. */
  readonly told: readonly string[];
  /** What is wrong in the end. */
  readonly faults: readonly string[];
  readonly kills: number;
  readonly lostEvents: number;
  readonly calls: number;
}

const disturbed: Omit<WebhookDisturbance, 'seed'> = {
  duplicateShare: 0.3,
  loseReplyShare: 0.1,
  shuffle: true,
  delayMs: [0, 1_200],
};
const longerThanALeaseMs = 3 * 60_000;
const longerThanAReconcilersTurnMs = 16 * 60_000;

export async function runChaos(chaos: Chaos): Promise<ChaosOutcome> {
  const { seed, environment } = chaos;
  const startedAt = performance.now();
  const onProgress = (what: string) =>
    chaos.onProgress?.(`${what} (${String(Math.round((performance.now() - startedAt) / 1000))} s)`);
  const random = seededRandom(seed);
  const programme = await chaosProgramme(chaos, environment);
  try {
    const { standIn } = programme.programs;
    let calls = 0;
    standIn.onCall(() => (calls += 1));
    const messages: string[] = [];
    onProgress(`${String(programme.deals.length)} shared deals stand`);

    standIn.webhooks.disturb({ ...disturbed, seed });
    await runSteps(
      programme,
      drawSteps(random, { ...chaos.told, deals: chaos.deals, kills: 0 }, 'a'),
      messages,
    );
    await becomeCalm(programme);
    const told = [...(await untilAtRest(programme)), ...faultsInValues(programme)];
    onProgress(`told: ${String(told.length)} faults after ${String(calls)} calls`);
    if (chaos.lost === null) return { told, faults: told, kills: 0, lostEvents: 0, calls };
    standIn.webhooks.disturb({ ...disturbed, dropShare: 0.2, seed: seed + 1 });
    await runSteps(
      programme,
      drawSteps(random, { ...chaos.lost, deals: chaos.deals }, 'b'),
      messages,
      onProgress,
    );
    await becomeCalm(programme);
    onProgress(`${String(programme.kills)} kills, ${String(standIn.webhooks.droppedCount)} events lost`);
    // What dead hubs had leased is free; then the reconciler's turn comes.
    for (const byMs of [longerThanALeaseMs, longerThanAReconcilersTurnMs]) {
      await programme.moveClocks(byMs);
      wakeWorkers(programme);
      await untilAtRest(programme);
      onProgress(`the clock was moved by ${String(byMs / 60_000)} minutes`);
    }
    const restless = await untilAtRest(programme);
    const faults = [...restless, ...faultsInValues(programme), ...faultsInPortals(programme, messages)];
    const undone = await programme.stopped(faultsInDatabase);
    if (faults.length > 0 || undone.length > 0)
      for (const [warning, times] of programme.warnings) onProgress(`${String(times)} × ${warning}`);
    onProgress(`at rest after ${String(calls)} calls`);
    return {
      told,
      faults: [...faults, ...undone],
      kills: programme.kills,
      lostEvents: standIn.webhooks.droppedCount,
      calls,
    };
  } finally {
    await programme.end();
  }
}

/** So often, at least, the hubs write while people do. */
const stepsPerWrite = 25;
const longestWaitMs = 3_000;

async function runSteps(
  programme: ChaosProgramme,
  steps: readonly Step[],
  messages: string[],
  onProgress: (what: string) => void = () => undefined,
): Promise<void> {
  const { programs, deals } = programme;
  const { standIn } = programs;
  const underWay: Promise<unknown>[] = [];
  const toRestore = new Map<number, (() => void)[]>();
  let restarting: Promise<void> | undefined;
  const hubWrite = watchWrites(programme);
  for (const [number, step] of steps.entries()) {
    for (const restore of toRestore.get(number) ?? []) restore();
    toRestore.delete(number);
    await wait(step.pauseMs);
    // On a machine that is busy the hubs would only begin when people have finished.
    if (number % stepsPerWrite === 0) await hubWrite.next();
    if (step.kind === 'fault') {
      standIn.faults.inject(step.fault);
      continue;
    }
    if (step.kind === 'kill') {
      // One at a time: there is somebody to tell what happens.
      await restarting;
      restarting = programme.killAndRestart(step.hub);
      if (programme.kills > 0 && programme.kills % 10 === 0) onProgress(`${String(programme.kills)} kills`);
      continue;
    }
    const deal = deals[step.deal];
    if (deal === undefined) continue;
    if (step.kind === 'message') {
      messages.push(step.body);
      underWay.push(programme.postMessage(deal, step.body));
      continue;
    }
    const portal = standIn.portal(deal.portalIds[step.side]);
    const id = deal.crmDealIds[step.side];
    if (step.kind === 'delete') {
      if (portal.record('deals', id) === undefined) continue;
      portal.archive('deals', id);
      const at = number + step.restoredAfter;
      toRestore.set(at, [...(toRestore.get(at) ?? []), () => portal.restore('deals', id)]);
      continue;
    }
    actInCrm(standIn, deal.portalIds[step.side], id, step);
  }
  // Every fifth of those that are still deleted stays so.
  for (const [index, restore] of [...toRestore.values()].flat().entries()) {
    if (index % 5 !== 4) restore();
  }
  await restarting;
  await Promise.all(underWay);
  hubWrite.stop();
}

function watchWrites({ programs: { standIn } }: ChaosProgramme) {
  let written = Promise.withResolvers<void>();
  const stop = standIn.onCall(({ path }) => {
    if (path.endsWith('/deals/batch/update')) written.resolve();
  });
  return {
    stop,
    /** Waits for a write since the last time, but not for ever: there may be nothing to write. */
    async next() {
      await Promise.race([written.promise, wait(longestWaitMs)]);
      written = Promise.withResolvers();
    },
  };
}

/** Nothing goes wrong any more, and everything that was sent arrives. */
async function becomeCalm({ programs: { standIn } }: ChaosProgramme): Promise<void> {
  standIn.faults.clear();
  standIn.webhooks.calm();
  await standIn.webhooks.idle();
}

/** An edit: what is told of it makes the workers look at a clock that was moved. */
function wakeWorkers({ programs: { standIn }, deals }: ChaosProgramme): void {
  const deal = deals.find((_, index) => !isVolatile(index));
  if (deal === undefined) return;
  const moment = `Looked at ${new Date().toISOString()}`;
  standIn.portal(deal.portalIds.vendor).update('deals', deal.crmDealIds.vendor, { hs_next_step: moment });
}

const quietMs = 2_000;
const longestUnrestMs = 300_000;

/** Until nobody calls any more and nothing waits; what keeps it from resting is told. */
async function untilAtRest(programme: ChaosProgramme): Promise<string[]> {
  const { standIn } = programme.programs;
  const startedAt = Date.now();
  let calls = 0;
  const stop = standIn.onCall(() => (calls += 1));
  try {
    for (;;) {
      const before = calls;
      await wait(quietMs);
      const undone = await programme.readUndone();
      if (calls === before && undone.length === 0 && standIn.webhooks.pending() === 0) return [];
      if (Date.now() - startedAt > longestUnrestMs)
        return [`there is no rest: ${String(calls - before)} calls in ${String(quietMs)} ms`, ...undone];
    }
  } finally {
    stop();
  }
}
