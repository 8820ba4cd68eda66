import type { ColumnType } from 'kysely';
import type { Branded } from '#core/brand.ts';

/** Documents stand in `jsonb` and are written as text made by `toJson`, because the two drivers would encode arrays differently. */

export type JsonText<T> = Branded<string, 'JsonText'> & { readonly holds?: T };
export type Json<T> = ColumnType<T, JsonText<T>, JsonText<T>>;
export type NullableJson<T> = ColumnType<T | null, JsonText<T> | null, JsonText<T> | null>;

/** Text for a `jsonb` column, typed by what it holds, so that a document cannot land in another column or encoded twice. */
export function toJson<T>(value: T): JsonText<T> {
  return JSON.stringify(value) as JsonText<T>;
}
