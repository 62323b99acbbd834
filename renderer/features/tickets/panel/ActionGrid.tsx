import { Key } from '../../../shell/keys/Key.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import type { PanelAction } from '../../../shell/use-log-actions.ts';

type ActionGridProps = { readonly actions: readonly PanelAction[]; readonly label: string };

/** What may be done now, each beside its key. What cannot be done keeps its place, so that the hand learns it. */
export function ActionGrid({ actions, label }: ActionGridProps) {
  return (
    <section className="panel-part action-grid" aria-label={label}>
      {actions.map((action) => (
        <ActionButton key={action.id} action={action} />
      ))}
    </section>
  );
}

function ActionButton({ action: { id, label, enabled, run } }: { readonly action: PanelAction }) {
  const { spoken } = useKey(id);
  return (
    <button type="button" disabled={!enabled} onClick={run} aria-keyshortcuts={spoken}>
      <span className="action-key">
        <Key id={id} />
      </span>
      <span className="ellipsis" title={label}>
        {label}
      </span>
    </button>
  );
}
