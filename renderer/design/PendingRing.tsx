/** Shown here, not yet at the server. Only the ring may turn; a list of many rows keeps it still. */
export function PendingRing({ still = false, title }: { readonly still?: boolean; readonly title?: string }) {
  return <i className="pending-ring" data-still={still || undefined} title={title} aria-hidden="true" />;
}
