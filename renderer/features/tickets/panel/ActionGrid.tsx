import { Kbd } from '../../../design/Kbd.tsx';
import type { OfferedAction } from '../actions/use-ticket-actions.ts';

const shownKeys = (keys: string) => keys.replace('Shift+', '⇧ ');

/** What may be done now, each beside its key. What cannot be done keeps its place, so that the hand learns it. */
export function ActionGrid({
  actions,
  label,
}: {
  readonly actions: readonly OfferedAction[];
  readonly label: string;
}) {
  return (
    <section className="panel-part action-grid" aria-label={label}>
      {actions.map(({ name, label: words, keys, enabled, run }) => (
        <button key={name} type="button" disabled={!enabled} onClick={run} aria-keyshortcuts={keys}>
          <Kbd>{shownKeys(keys)}</Kbd>
          <span className="ellipsis" title={words}>
            {words}
          </span>
        </button>
      ))}
    </section>
  );
}
