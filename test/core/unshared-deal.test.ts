import { expect, it } from 'vitest';
import { unsharedDealType } from '#core/unshared-deal.ts';

it.each([
  [['cam'], 'channel'],
  [['direct_rep'], 'difm'],
  [['direct_rep', 'cam'], 'channel'],
  [['pdm', 'direct_rep'], 'difm'],
  [['pdm'], null],
  [[], null],
] as const)('the vendor’s own deal of an owner with the roles %j would be %s', (roles, type) => {
  expect(unsharedDealType(roles)).toBe(type);
});
