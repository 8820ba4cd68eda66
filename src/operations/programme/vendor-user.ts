import type { Actor } from '../ports.ts';
import type { VendorUser } from './programme.ts';

/** The vendor's user who acts: by the user's id, else by the e-mail; somebody who has left has no role any more. */
export function vendorUserOf(
  { userId, userEmail }: Pick<Actor, 'userId' | 'userEmail'>,
  users: readonly VendorUser[],
): VendorUser | undefined {
  const active = users.filter((user) => user.active);
  return (
    active.find((user) => user.userId === userId) ??
    active.find((user) => user.email.toLowerCase() === userEmail.toLowerCase())
  );
}
