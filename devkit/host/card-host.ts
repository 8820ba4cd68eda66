import type { StandIn } from '../stand-in/stand-in.ts';
import type { DoorName } from '../package/variant.ts';
import type { FetchProxy } from './fetch-proxy.ts';
import type { FunctionRuntime } from './function-runtime.ts';
import type { MovableClock } from './hub-clock.ts';
import type { CardLocation, HostUser, Language, ObjectTypeId, Side } from './host-api.ts';

export interface CardHostOptions {
  /** 0 takes a free port. */
  port: number;
  standIn: Pick<StandIn, 'portal' | 'onChange' | 'journal' | 'onCall' | 'webhooks' | 'faults'>;
  /** The hub's, shown and moved on the page. */
  clock: MovableClock;
  portals: readonly CardHostPortal[];
  cards: readonly HostedCard[];
  /** Which of a card's bundles is run. An app whose cards take the fetch door has no functions, as in HubSpot. */
  door: DoorName;
  functions: FunctionRuntime;
  /** Carries what cards ask by `hubspot.fetch`. */
  fetchProxy: FetchProxy;
  /** Where `bundleHost` has put page, sandbox and styles. */
  assetsDir: string;
  /** As the card's `context.extension.appName` says it. */
  appName: string;
}

/** A portal of the stand-in that the page can be switched to. */
export interface CardHostPortal {
  portalId: number;
  side: Side;
  /** Who may be signed in; the first one is when the address names nobody. */
  users: readonly HostUser[];
  /** Secrets of the app's functions in this portal, by name. */
  secrets: Readonly<Record<string, string>>;
  /** The app that is installed here, with whose secret HubSpot signs. */
  app: { readonly appId: number; readonly clientSecret: string };
}

export interface HostedCard {
  /** Unique; part of the bundle's address. */
  id: string;
  title: Readonly<Record<Language, string>>;
  location: CardLocation;
  objectTypeIds: readonly ObjectTypeId[];
  /** In whose portals the card is installed. */
  side: Side;
  /** What `bundleCard` answered, by the door that the card takes to the hub. */
  bundleFiles: Readonly<Record<DoorName, string>>;
}

export interface CardHost {
  /** Origin without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** The port is taken; the message is a sentence for the person who started the program. */
export class PortBusyError extends Error {
  readonly code = 'EADDRINUSE';

  constructor(port: number, cause: unknown) {
    super(
      `Port ${port} on 127.0.0.1 is already in use, so the card host cannot start. ` +
        'Stop the other program or choose another port.',
      { cause },
    );
    this.name = 'PortBusyError';
  }
}
