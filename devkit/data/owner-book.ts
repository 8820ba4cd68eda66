import type { OwnerSeed } from '../stand-in/portal-seed.ts';
import { stableNumber } from './stable-number.ts';

export interface Person {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Names; the first is the primary one. */
  readonly teams?: readonly string[];
}

const deactivated = /\s*\((?:deactivated|deaktiviert)[^)]*\)$/i;

/**
 * The owners of one portal, found by what an export writes into an owner's cell: an e-mail, a full name, both,
 * or the number of an owner. Somebody whom nobody named before is made, with numbers that depend on the portal
 * and the e-mail only, so that they are the same at every start.
 */
export class OwnerBook {
  readonly #portalId: number;
  readonly #owners: OwnerSeed[] = [];
  readonly #byKey = new Map<string, OwnerSeed>();
  readonly #made: OwnerSeed[] = [];

  constructor(portalId: number, people: readonly Person[]) {
    this.#portalId = portalId;
    for (const person of people) {
      this.#add(person, false);
    }
  }

  get owners(): readonly OwnerSeed[] {
    return this.#owners;
  }

  /** Those whom the files name and the programme does not. */
  get made(): readonly OwnerSeed[] {
    return this.#made;
  }

  /** Undefined for an empty cell only. */
  find(cell: string): OwnerSeed | undefined {
    const isArchived = deactivated.test(cell);
    const text = cell.replace(deactivated, '').trim();
    if (text === '') {
      return undefined;
    }
    const known = this.#byKey.get(keyOf(text));
    if (known !== undefined) {
      return known;
    }
    const owner = this.#findByParts(text) ?? this.#make(text, isArchived);
    this.#byKey.set(keyOf(text), owner);
    return owner;
  }

  /** `Jana Winter <jana@…>`, `Jana Winter (jana@…)` and `Winter, Jana`. */
  #findByParts(text: string): OwnerSeed | undefined {
    const { email, name } = partsOf(text);
    return (email === '' ? undefined : this.#byKey.get(keyOf(email))) ?? this.#byKey.get(keyOf(name));
  }

  #make(text: string, isArchived: boolean): OwnerSeed {
    const person = personOf(text, this.#portalId);
    const owner = this.#add(person, isArchived, /^[1-9]\d{0,14}$/.test(text) ? text : undefined);
    this.#made.push(owner);
    return owner;
  }

  #add(person: Person, isArchived: boolean, id?: string): OwnerSeed {
    const owner: OwnerSeed = {
      id:
        id ??
        this.#freeNumber('owner', person, (number) => this.#owners.some((other) => other.id === number)),
      userId: Number(
        this.#freeNumber('user', person, (number) =>
          this.#owners.some((other) => String(other.userId) === number),
        ),
      ),
      email: person.email.toLowerCase(),
      firstName: person.firstName,
      lastName: person.lastName,
      ...(person.teams === undefined || person.teams.length === 0 ? {} : { teams: person.teams.map(teamOf) }),
      ...(isArchived ? { archived: true } : {}),
    };
    this.#owners.push(owner);
    for (const key of [owner.email, `${owner.firstName} ${owner.lastName}`].map(keyOf)) {
      if (!this.#byKey.has(key)) {
        this.#byKey.set(key, owner);
      }
    }
    return owner;
  }

  #freeNumber(what: 'owner' | 'user', person: Person, isTaken: (number: string) => boolean): string {
    // Two numbers of different length, so that nobody takes one for the other.
    const least = what === 'owner' ? 100_000_000 : 10_000_000;
    for (let attempt = 0; ; attempt += 1) {
      const text = `${what} ${this.#portalId} ${person.email.toLowerCase()} ${attempt}`;
      const number = String(stableNumber(text, least, least * 9));
      if (!isTaken(number)) {
        return number;
      }
    }
  }
}

/** A team has its number from its name, as HubSpot shows it in two people as one. */
function teamOf(name: string, position: number): NonNullable<OwnerSeed['teams']>[number] {
  return { id: String(stableNumber(`team ${name}`, 1_000_000, 9_000_000)), name, primary: position === 0 };
}

/** A name made from an e-mail: `jana.winter@…` is Jana Winter. */
export function personFromEmail(email: string): Person {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter((word) => word !== '');
  const [firstName = email, ...rest] = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { email, firstName, lastName: rest.join(' ') };
}

function personOf(text: string, portalId: number): Person {
  const { email, name } = partsOf(text);
  if (email !== '' && name === '') {
    return personFromEmail(email);
  }
  const isNumber = /^\d+$/.test(name);
  const words = isNumber ? ['Owner', name] : name.split(/\s+/);
  return {
    email: email === '' ? inventedEmail(words, portalId) : email,
    firstName: words.slice(0, -1).join(' '),
    lastName: words.at(-1) ?? '',
  };
}

/** An address that no mail can ever reach, since the export does not tell the real one. */
function inventedEmail(words: readonly string[], portalId: number): string {
  const latin = words
    .map((word) =>
      word
        .normalize('NFD')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, ''),
    )
    .filter((word) => word !== '');
  const local =
    latin.length === words.length
      ? latin.join('.')
      : `owner.${stableNumber(words.join(' '), 100_000, 900_000)}`;
  return `${local}@owners-of-${portalId}.invalid`;
}

function partsOf(text: string): { email: string; name: string } {
  const email = /[^\s<>()]+@[^\s<>()]+/.exec(text)?.[0] ?? '';
  const name = text
    .replace(email, '')
    .replaceAll(/[<>()]/g, '')
    .trim();
  const [last = '', first, ...more] = name.split(',').map((part) => part.trim());
  return { email, name: first === undefined || more.length > 0 ? name : `${first} ${last}` };
}

function keyOf(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
