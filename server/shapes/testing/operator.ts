import { principalSchema } from '../../../shared/domain/identity/principal.ts';

/** Somebody who reads shapes. */
export const operator = principalSchema.parse({
  accountId: '5f5b1f3e-3f0b-4d0e-9a55-0d9c7f6f2a10',
  username: 'rina',
  displayName: 'Rina',
  role: 'operator',
  technicianId: null,
});
