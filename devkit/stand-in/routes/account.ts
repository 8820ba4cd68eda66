import type { Route } from '../route.ts';

/** The API client has no class for this call; callers use its generic request. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/account-info/v3/details',
    scopes: () => [],
    handle: ({ portal }) => ({
      status: 200,
      body: {
        portalId: portal.portalId,
        accountType: 'STANDARD',
        timeZone: portal.seed.timeZone,
        companyCurrency: portal.seed.currency,
        additionalCurrencies: [...(portal.seed.currencies ?? [])].filter(
          (code) => code !== portal.seed.currency,
        ),
        utcOffset: utcOffset(portal.seed.timeZone, portal.now),
        utcOffsetMilliseconds: utcOffsetMs(portal.seed.timeZone, portal.now),
        uiDomain: 'app.hubspot.com',
        dataHostingLocation: 'eu1',
      },
    }),
  },
];

function utcOffsetMs(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -size : size;
}

function utcOffset(timeZone: string, at: number): string {
  const minutes = Math.abs(utcOffsetMs(timeZone, at)) / 60_000;
  const sign = utcOffsetMs(timeZone, at) < 0 ? '-' : '+';
  return `${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
