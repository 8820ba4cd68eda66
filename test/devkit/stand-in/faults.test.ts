import { afterEach, expect, it, vi } from 'vitest';
import type { HeldCall, StandIn } from '#devkit/stand-in/stand-in.ts';
import { clientFor, partnerId, refusalOf, requireNoViolations, startSamples } from './sample-portals.ts';

let standIn: StandIn | undefined;

async function started(): Promise<StandIn> {
  standIn = await startSamples();
  return standIn;
}

afterEach(async () => {
  const running = standIn;
  standIn = undefined;
  await running?.close();
  if (running !== undefined) requireNoViolations(running);
});

const dealNames = (running: StandIn) =>
  running
    .portal(partnerId)
    .records('deals')
    .map(({ properties }) => properties['dealname']);

it.each([
  ['does not do the work of a call that it holds', 'call', ['Acme first']],
  ['does the work and holds the reply', 'reply', ['Acme first', 'Held']],
] as const)('%s, says so, and answers nothing', async (_, hold, names) => {
  const running = await started();
  const held: HeldCall[] = [];
  running.faults.onHeld((call) => held.push(call));
  running.faults.inject({ name: 'held', path: '/deals$', hold });
  let answered = false;
  const create = clientFor(running).crm.deals.basicApi.create({ properties: { dealname: 'Held' } });
  const ended = create.then(
    () => (answered = true),
    () => undefined,
  );
  await vi.waitFor(() =>
    expect(held).toEqual([{ portalId: partnerId, method: 'POST', path: '/crm/v3/objects/deals', hold }]),
  );
  expect(dealNames(running)).toEqual(names);
  // A later call is served meanwhile.
  await clientFor(running).crm.deals.basicApi.getPage();

  await running.close();
  standIn = undefined;
  await ended;
  expect(answered).toBe(false);
  expect(running.journal.at(-1)).toMatchObject({ status: 0, fault: 'held' });
});

it('turns away with 429 as HubSpot does, without doing the work', async () => {
  const running = await started();
  running.faults.inject({ path: '/deals$', status: 429 });
  const create = () => clientFor(running).crm.deals.basicApi.create({ properties: { dealname: 'x' } });
  expect(await refusalOf(create())).toMatchObject({
    code: 429,
    body: { errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' },
  });
  expect(dealNames(running)).toEqual(['Acme first']);
  await create();
});

it('takes from another process only what it knows to hold', async () => {
  const running = await started();
  const post = async (hold: string) => {
    const response = await fetch(`${running.url}/__stand-in/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: '/deals$', hold }),
    });
    return response.status;
  };
  expect(await post('breath')).toBe(400);
  expect(await post('reply')).toBe(204);
  expect(running.faults.pending()).toMatchObject([{ hold: 'reply' }]);
});
