import { associationKind, defaultKind, inverseOf, primaryKind } from './association-types.ts';
import type { AssociationKind } from './association-types.ts';
import type { ObjectTypeName } from './object-types.ts';

export interface AssociatedTarget {
  id: string;
  kinds: AssociationKind[];
}

/** [from type, from id, to type, to id, type ids] as a snapshot keeps it; each pair in both directions. */
export type AssociationRow = [ObjectTypeName, string, ObjectTypeName, string, number[]];

/**
 * Which records of one portal belong together. A pair always has its default type in both directions,
 * labels come on top. The first company of a contact or deal becomes its primary one; naming another
 * as primary moves the label.
 */
export class Associations {
  readonly #links = new Map<string, Map<ObjectTypeName, Map<string, Set<number>>>>();

  /** Whether anything changed. */
  link(kind: AssociationKind, fromId: string, toId: string): boolean {
    const pairDefault = defaultKind(kind.from, kind.to);
    const wasNew = pairDefault !== undefined && this.#addBothWays(pairDefault, fromId, toId);
    if (kind.isPrimary) {
      return this.#makePrimary(kind, fromId, toId) || wasNew;
    }
    const wasAdded = kind.isDefault ? wasNew : this.#addBothWays(kind, fromId, toId) || wasNew;
    const primary = primaryKind(kind.from, kind.to);
    if (wasNew && primary !== undefined) {
      this.#makeFirstPrimary(primary, fromId, toId);
    }
    return wasAdded;
  }

  unlink(from: ObjectTypeName, fromId: string, to: ObjectTypeName, toId: string): boolean {
    const wasThere = this.#links.get(key(from, fromId))?.get(to)?.delete(toId) ?? false;
    this.#links.get(key(to, toId))?.get(from)?.delete(fromId);
    return wasThere;
  }

  /** Takes single labels off and leaves the association itself. */
  unlabel(kind: AssociationKind, fromId: string, toId: string): boolean {
    if (kind.isDefault) {
      return false;
    }
    const wasThere =
      this.#links.get(key(kind.from, fromId))?.get(kind.to)?.get(toId)?.delete(kind.typeId) ?? false;
    const inverse = inverseOf(kind);
    this.#links.get(key(inverse.from, toId))?.get(inverse.to)?.get(fromId)?.delete(inverse.typeId);
    return wasThere;
  }

  /**
   * Gives what belongs to `fromId` to `toId` and answers whom that concerns. What `toId` has already stays,
   * its primary company included.
   */
  move(type: ObjectTypeName, fromId: string, toId: string): { type: ObjectTypeName; id: string }[] {
    const pairs = [...(this.#links.get(key(type, fromId)) ?? [])].flatMap(([to, targets]) =>
      [...targets].map(([id, typeIds]) => ({ to, id, kinds: [...typeIds].map(knownKind) })),
    );
    // The primary company goes first, or the first company to come would become the primary one.
    for (const { to, id, kinds } of pairs.toSorted((left, right) => rank(left.kinds) - rank(right.kinds))) {
      this.unlink(type, fromId, to, id);
      if (to === type && id === toId) continue;
      for (const kind of kinds) {
        const isTaken = kind.isPrimary && this.primaryCompany(kind.from, toId) !== undefined;
        if (!isTaken) this.link(kind, toId, id);
      }
    }
    return pairs.map(({ to, id }) => ({ type: to, id }));
  }

  targets(from: ObjectTypeName, fromId: string, to: ObjectTypeName): AssociatedTarget[] {
    const targets = this.#links.get(key(from, fromId))?.get(to) ?? new Map<string, Set<number>>();
    return [...targets].map(([id, typeIds]) => ({ id, kinds: [...typeIds].map(knownKind) }));
  }

  primaryCompany(from: ObjectTypeName, fromId: string): string | undefined {
    const kind = primaryKind(from, 'companies');
    const companies = this.#links.get(key(from, fromId))?.get('companies');
    if (kind === undefined || companies === undefined) {
      return undefined;
    }
    return [...companies].find(([, typeIds]) => typeIds.has(kind.typeId))?.[0];
  }

  state(): AssociationRow[] {
    const rows: AssociationRow[] = [];
    for (const [fromKey, byType] of this.#links) {
      const [from, fromId] = fromKey.split('/') as [ObjectTypeName, string];
      for (const [to, targets] of byType) {
        for (const [toId, typeIds] of targets) {
          rows.push([from, fromId, to, toId, [...typeIds]]);
        }
      }
    }
    return rows;
  }

  restore(rows: readonly AssociationRow[]): void {
    for (const [from, fromId, to, toId, typeIds] of rows) {
      for (const typeId of typeIds) {
        this.#add(from, fromId, to, toId, typeId);
      }
    }
  }

  /** `kind` may come from either side; the contact or deal is the one that has a single primary company. */
  #makePrimary(kind: AssociationKind, fromId: string, toId: string): boolean {
    const [holding, holderId, companyId] =
      kind.to === 'companies' ? [kind, fromId, toId] : [inverseOf(kind), toId, fromId];
    const current = this.primaryCompany(holding.from, holderId);
    if (current === companyId) {
      return false;
    }
    if (current !== undefined) {
      this.unlabel(holding, holderId, current);
    }
    return this.#addBothWays(holding, holderId, companyId);
  }

  #makeFirstPrimary(kind: AssociationKind, fromId: string, toId: string): void {
    const [holder, holderId] = kind.to === 'companies' ? [kind.from, fromId] : [kind.to, toId];
    if (this.primaryCompany(holder, holderId) === undefined) {
      this.#makePrimary(kind, fromId, toId);
    }
  }

  #addBothWays(kind: AssociationKind, fromId: string, toId: string): boolean {
    const inverse = inverseOf(kind);
    const wasAdded = this.#add(kind.from, fromId, kind.to, toId, kind.typeId);
    this.#add(inverse.from, toId, inverse.to, fromId, inverse.typeId);
    return wasAdded;
  }

  #add(from: ObjectTypeName, fromId: string, to: ObjectTypeName, toId: string, typeId: number): boolean {
    const byType = getOrSet(this.#links, key(from, fromId), () => new Map());
    const targets = getOrSet(byType, to, () => new Map());
    const typeIds = getOrSet(targets, toId, () => new Set<number>());
    const isNew = !typeIds.has(typeId);
    typeIds.add(typeId);
    return isNew;
  }
}

function key(type: ObjectTypeName, id: string): string {
  return `${type}/${id}`;
}

function rank(kinds: readonly AssociationKind[]): number {
  return kinds.some((kind) => kind.isPrimary) ? 0 : 1;
}

function knownKind(typeId: number): AssociationKind {
  const kind = associationKind(typeId);
  if (kind === undefined) {
    throw new Error(`unknown association type ${typeId}`);
  }
  return kind;
}

function getOrSet<Key, Value>(map: Map<Key, Value>, wanted: Key, make: () => Value): Value {
  const present = map.get(wanted);
  if (present !== undefined) {
    return present;
  }
  const made = make();
  map.set(wanted, made);
  return made;
}
