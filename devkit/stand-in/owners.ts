import { notFound } from './errors.ts';
import type { OwnerSeed } from './portal-seed.ts';

export interface OwnerQuery {
  email: string | undefined;
  isArchived: boolean;
}

/** The users of one portal who can own records. An owner id and a user id are different numbers. */
export class Owners {
  readonly #owners: readonly OwnerSeed[];
  readonly #createdAt: string;

  constructor(owners: readonly OwnerSeed[], createdAt: string) {
    this.#owners = owners.toSorted((left, right) => Number(left.id) - Number(right.id));
    this.#createdAt = createdAt;
  }

  get all(): readonly OwnerSeed[] {
    return this.#owners;
  }

  /** Ids that a record may be given to. */
  get assignableIds(): string[] {
    return this.#owners.filter((owner) => owner.archived !== true).map((owner) => owner.id);
  }

  list(query: OwnerQuery): OwnerSeed[] {
    const email = query.email?.toLowerCase();
    return this.#owners.filter(
      (owner) =>
        (owner.archived ?? false) === query.isArchived &&
        (email === undefined || owner.email.toLowerCase() === email),
    );
  }

  find(id: string, idProperty: 'id' | 'userId', isArchived: boolean): OwnerSeed {
    const found = this.list({ email: undefined, isArchived }).find(
      (owner) => String(owner[idProperty]) === id,
    );
    if (found === undefined) {
      throw notFound(`Owner ${id} does not exist`);
    }
    return found;
  }

  wire(owner: OwnerSeed): Record<string, unknown> {
    const isArchived = owner.archived ?? false;
    return {
      id: owner.id,
      email: owner.email,
      type: 'PERSON',
      firstName: owner.firstName,
      lastName: owner.lastName,
      // A deactivated user keeps its number only in the second field.
      ...(isArchived ? {} : { userId: owner.userId }),
      userIdIncludingInactive: owner.userId,
      teams: [...(owner.teams ?? [])],
      createdAt: this.#createdAt,
      updatedAt: this.#createdAt,
      archived: isArchived,
    };
  }
}
