import { useIntent } from '../../shell/intent.ts';
import { AvailabilityDialog } from './AvailabilityDialog.tsx';

/** The dialog that is meant to be open about a technician, if any. */
export function TechnicianDialogs() {
  const dialog = useIntent((intent) => intent.dialog);
  const close = useIntent((intent) => intent.close);
  if (dialog?.kind !== 'availability') return null;
  return <AvailabilityDialog technicianId={dialog.technicianId} onClose={close} />;
}
