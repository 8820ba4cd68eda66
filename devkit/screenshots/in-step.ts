import type { DealSync } from '#contracts/deal-sync.ts';
import { samples } from '../samples/records.ts';
import type { StandInPortal } from '../stand-in/stand-in.ts';
import { changeReplies, holdReplies, refuse } from './changed-replies.ts';
import { changeSharedDeal } from './later-deals.ts';
import type { Place, Shooter } from './shooter.ts';

const { vendor, alpha } = samples;
const place = { portalId: alpha.portalId, record: alpha.conversions.ownClaim.dealId };

/** What both sides say, offer and change on one shared deal, in the order in which it would come about. */
export async function bothSides(shooter: Shooter): Promise<void> {
  const vendorsDeal = vendorsDealOf(shooter);
  await conversation(shooter, vendorsDeal);
  await offer(shooter, vendorsDeal);
  await changes(shooter, vendorsDeal);
  await comparison(shooter, vendorsDeal);
}

interface VendorsDeal {
  readonly crm: StandInPortal;
  readonly recordId: string;
  /** Where the CAM looks at it. */
  readonly place: Place;
}

function vendorsDealOf({ devkit }: Shooter): VendorsDeal {
  const shared = devkit.standIn.portal(place.portalId).record('deals', place.record);
  const crm = devkit.standIn.portal(vendor.portalId);
  const twin = crm
    .records('deals')
    .find(({ properties }) => properties['shared_deal_id'] === shared?.properties['shared_deal_id']);
  if (twin === undefined) throw new Error('The vendor has no CRM deal of the shared deal.');
  const camsPlace: Place = {
    portalId: vendor.portalId,
    object: '0-3',
    record: twin.id,
    user: vendor.cam,
  };
  return { crm, recordId: twin.id, place: camsPlace };
}

async function conversation(shooter: Shooter, { place: camsPlace }: VendorsDeal): Promise<void> {
  const said = {
    en: [
      'Their IT lead asks for a demo of the reporting. Can you join on Thursday?',
      'Gladly. I bring Lukas.',
    ],
    de: [
      'Die IT-Leitung möchte die Auswertungen sehen. Können Sie am Donnerstag dabei sein?',
      'Sehr gern. Ich bringe Lukas mit.',
    ],
  } as const;
  const [question, answer] = said[shooter.language];
  await shooter.sharedDeal(
    'messages-some',
    place,
    ({ messages }) => messages.notYetReadBy('Nordlicht Software'),
    (deal) => deal.say(question),
  );
  await shooter.attribution(
    'messages',
    camsPlace,
    () => question,
    (card) => card.showDetails('messages'),
  );
  await shooter.withPage(async (page) => {
    const { card, labels } = await shooter.openAttribution(page, camsPlace);
    await card.getByRole('tab', { name: labels.attribution.details.messages }).click();
    await card.getByRole('textbox', { name: labels.messages.field }).fill(answer);
    await card.getByRole('button', { name: labels.messages.send }).click();
    await card.getByText(answer, { exact: true }).waitFor();
  });
  await shooter.sharedDeal('messages-unread', place, ({ messages }) => messages.isNew);
  const before = changeSharedDeal((deal) => ({
    ...deal,
    state: 'removed',
    messages: { ...deal.messages, access: 'read_only' },
  }));
  await shooter.sharedDeal(
    'messages-read-only',
    { ...place, before },
    ({ errors }) => errors['message.read_only'],
  );
}

async function offer(shooter: Shooter, { crm, recordId }: VendorsDeal): Promise<void> {
  const lines = [
    {
      name: 'Nordlicht Marketing, 25 Seats',
      quantity: '25',
      price: '49',
      recurringbillingfrequency: 'monthly',
    },
    { name: 'Onboarding', quantity: '1', price: '2400' },
  ];
  for (const line of lines) {
    const made = crm.create('line_items', { ...line, hs_line_item_currency_code: 'EUR' });
    crm.associate('line_items', made.id, 'deals', recordId);
  }
  const quote = crm.create('quotes', {
    hs_title: 'Nordlicht Marketing 2027',
    hs_status: 'APPROVED',
    hs_currency: 'EUR',
    hs_quote_amount: '17100',
    hs_expiration_date: '2027-01-31T12:00:00Z',
  });
  crm.associate('quotes', quote.id, 'deals', recordId);
  await shooter.sharedDeal(
    'offer',
    place,
    ({ sharedDealCard }) => sharedDealCard.offer.quotes,
    (deal) => deal.syncNow(),
  );
}

async function changes(shooter: Shooter, { crm, recordId, place: camsPlace }: VendorsDeal): Promise<void> {
  const partners = shooter.devkit.standIn.portal(place.portalId);
  const nextStep = {
    en: 'Send the offer with the reporting add-on by Monday, then call their IT lead and agree on the date of the kick-off.',
    de: 'Das Angebot mit dem Auswertungsmodul bis Montag senden, danach die IT-Leitung anrufen und den Termin für den Auftakt vereinbaren.',
  }[shooter.language];
  crm.update('deals', recordId, { amount: '31500' });
  await until('the amount crosses', () => amountOf(partners) === '31500');
  partners.update('deals', place.record, { amount: '30000' });
  await until('the partner’s own amount gives way', () => amountOf(partners) === '31500');
  partners.update('deals', place.record, { hs_next_step: nextStep });
  await until(
    'the next steps cross',
    () => crm.record('deals', recordId)?.properties['hs_next_step'] === nextStep,
  );
  crm.update('deals', recordId, { closedate: '' });
  await until('the close date comes back', () =>
    Boolean(crm.record('deals', recordId)?.properties['closedate']),
  );
  await shooter.sharedDeal('history', place, ({ inStep }) => inStep.putBack);
  await shooter.attribution(
    'in-step',
    camsPlace,
    ({ inStep }) => inStep.putBack,
    (card) => card.showDetails('inStep'),
  );
}

const amountOf = (portal: StandInPortal) => portal.record('deals', place.record)?.properties['amount'];

async function comparison(shooter: Shooter, { place: camsPlace }: VendorsDeal): Promise<void> {
  const changed = (change: (sync: DealSync) => DealSync) => (page: Parameters<typeof refuse>[0]) =>
    changeReplies(page, 'view-record', (view) => {
      if (view.sync === null) throw new Error('The CRM deal is no shared deal’s.');
      return { ...view, sync: change(view.sync) };
    });
  const press = async ({ card }: { card: Parameters<Shooter['shoot']>[1] }) => {
    await card.getByRole('button', { name: shooter.labels.inStep.syncNow }).click();
  };
  const underWay = changed((sync) => ({
    ...sync,
    properties: sync.properties.map((line) =>
      line.property === 'amount' ? { ...line, state: 'under_way', syncedAt: null } : line,
    ),
  }));
  await shooter.sharedDeal('in-step', place, ({ inStep }) => inStep.states.in_step);
  await shooter.sharedDeal(
    'under-way',
    { ...place, before: underWay },
    ({ inStep }) => inStep.states.under_way,
  );
  await shooter.sharedDeal(
    'comparing',
    { ...place, before: (page) => holdReplies(page, 'sync-now') },
    ({ inStep }) => inStep.comparing,
    press,
  );
  await shooter.sharedDeal(
    'not-compared',
    { ...place, before: (page) => refuse(page, 'sync-now', 'crm.unavailable') },
    ({ inStep }) => inStep.notCompared,
    press,
  );
  await shooter.sharedDeal(
    'compared',
    place,
    ({ inStep }) => inStep.compared,
    (deal) => deal.syncNow(),
  );
  await shooter.attribution(
    'twin-deleted',
    {
      ...camsPlace,
      before: (page) =>
        changeReplies(page, 'view-attribution', (view) => ({
          ...view,
          deals: view.deals.map((deal) => (deal.isThisRecord ? { ...deal, state: 'tombstoned' } : deal)),
          sync:
            view.sync === null
              ? null
              : { ...view.sync, otherSide: { pipeline: null, stage: null, presence: 'deleted' } },
        })),
    },
    ({ inStep }) => inStep.gone.deleted('Alpha Digital'),
  );
}

/** What HubSpot does in its own time; a state that does not come about fails the script. */
async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`In vain: ${what}.`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
