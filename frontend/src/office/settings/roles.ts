import type { Role } from '../../lib/wire.gen';

/** Roles in the order in which they are offered. */
export const ROLES: readonly Role[] = ['office', 'moderator', 'read_only', 'administrator'];
