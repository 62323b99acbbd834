export {
  addAccounts,
  hasAccounts,
  listPrincipals,
  type NewAccount,
  removeExpiredSessions,
} from './account-store.ts';
export {
  approveDisplay,
  beginPairing,
  lookAtPairing,
  revokeDisplay,
} from './displays.ts';
export { listDisplays } from './pairing-store.ts';
export { hashPassword } from './password.ts';
export { principalOfToken, type SignedIn, signIn, signOut } from './sessions.ts';
