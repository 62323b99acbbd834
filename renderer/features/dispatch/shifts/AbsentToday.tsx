import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../design/Kbd.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import './shifts.css';
import type { DispatchDesk } from '../dispatch-desk.ts';

/** The chosen technician did not come: said in one gesture, and taken back by the same. */
export function AbsentToday({
  desk: { view, selectedTechnician, mayPlan, actions },
}: {
  readonly desk: DispatchDesk;
}) {
  const { t } = useTranslation();
  const key = useKey('dispatch.absent');
  const route = view.routes.find(({ technicianId }) => technicianId === selectedTechnician);
  const isAbsent = route?.shift.kind === 'absent';
  const toggle = () =>
    route && actions.setShift(route.technicianId, isAbsent ? null : { kind: 'absent', note: null });
  useShortcuts([{ id: 'dispatch.absent', enabled: mayPlan && route !== undefined, run: toggle }]);
  if (!mayPlan || !route) return null;
  return (
    <button type="button" className="absent-today" aria-keyshortcuts={key.spoken} onClick={toggle}>
      {t(isAbsent ? 'dispatch.shifts.present' : 'dispatch.shifts.absent', { name: route.name })}
      {key.shown && <Kbd>{key.shown}</Kbd>}
    </button>
  );
}
