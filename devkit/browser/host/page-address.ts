import { useCallback, useEffect, useState } from 'react';
import { objectTypeNames } from '../../host/host-api.ts';
import type { HostPortal, HostSetup, HostUser, Language, ObjectTypeId } from '../../host/host-api.ts';

/** What the page shows; it stands in the address bar, so that any state can be opened directly. */
export interface PageAddress {
  portalId: number;
  objectTypeId: ObjectTypeId;
  /** Null until a record is chosen; the page then takes the first one. */
  recordId: string | null;
  /** Id of the card whose tab is open, or `overview`; null for the record's first card. */
  tab: string | null;
  userId: number;
  language: Language;
}

/** Id of the tab that every record has. */
export const overviewTab = 'overview';

/** Reads `?portal=…&object=0-1&record=…&tab=…&user=…&language=…`; what is missing or unknown gets a default. */
function readAddress(setup: HostSetup, search: string): PageAddress {
  const query = new URLSearchParams(search);
  const portal = findPortal(setup, Number(query.get('portal')));
  const user = findUser(portal, Number(query.get('user')));
  const object = query.get('object') ?? '';
  const language = query.get('language');
  return {
    portalId: portal.portalId,
    objectTypeId: isObjectTypeId(object) ? object : '0-1',
    recordId: query.get('record'),
    tab: query.get('tab'),
    userId: user.id,
    language: language === 'en' || language === 'de' ? language : user.language,
  };
}

export function writeAddress(address: PageAddress): string {
  const query = new URLSearchParams({ portal: String(address.portalId), object: address.objectTypeId });
  if (address.recordId !== null) {
    query.set('record', address.recordId);
  }
  if (address.tab !== null) {
    query.set('tab', address.tab);
  }
  query.set('user', String(address.userId));
  query.set('language', address.language);
  return `?${query}`;
}

export function findPortal(setup: HostSetup, portalId: number): HostPortal {
  const portal =
    setup.portals.find((candidate) => candidate.portalId === portalId) ??
    setup.portals.find(({ side }) => side === 'partner') ??
    setup.portals[0];
  if (portal === undefined) {
    throw new Error('The card host has no portal.');
  }
  return portal;
}

export function findUser(portal: HostPortal, userId: number): HostUser {
  const user = portal.users.find(({ id }) => id === userId) ?? portal.users[0];
  if (user === undefined) {
    throw new Error(`Nobody may be signed in to portal ${portal.portalId}.`);
  }
  return user;
}

/** The address of another portal: its first record, its first user, the same language. */
export function addressInPortal(setup: HostSetup, address: PageAddress, portalId: number): PageAddress {
  const portal = findPortal(setup, portalId);
  return { ...address, portalId, recordId: null, tab: null, userId: findUser(portal, 0).id };
}

/** Another record opens with its own first card. */
export function addressOfRecord(
  address: PageAddress,
  objectTypeId: ObjectTypeId,
  recordId: string | null,
): PageAddress {
  return { ...address, objectTypeId, recordId, tab: null };
}

export type Navigate = (change: Partial<PageAddress>, how?: 'push' | 'replace') => void;

export function usePageAddress(setup: HostSetup): [PageAddress, Navigate] {
  const [address, setAddress] = useState(() => readAddress(setup, location.search));
  useEffect(() => {
    const follow = () => {
      setAddress(readAddress(setup, location.search));
    };
    addEventListener('popstate', follow);
    return () => {
      removeEventListener('popstate', follow);
    };
  }, [setup]);
  const navigate = useCallback<Navigate>((change, how = 'push') => {
    setAddress((old) => {
      const next = { ...old, ...change };
      history[how === 'push' ? 'pushState' : 'replaceState'](null, '', writeAddress(next));
      return next;
    });
  }, []);
  return [address, navigate];
}

function isObjectTypeId(value: string): value is ObjectTypeId {
  return value in objectTypeNames;
}
