declare const brand: unique symbol;

/** A value whose type says that it was checked where it entered (a nominal type; no run-time cost). */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
