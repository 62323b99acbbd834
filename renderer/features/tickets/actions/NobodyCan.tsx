import { useTranslation } from 'react-i18next';
import { overridingRoles } from '../../../../shared/contracts/command-roles.ts';
import type { Assessment } from '../../../../shared/domain/dispatch/assess-technicians.ts';
import type { Role } from '../../../../shared/domain/identity/principal.ts';
import type { Skill } from '../../../../shared/domain/technicians/technician.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { skillNames } from '../../../shell/refusal-sentence.ts';
import { firstBack } from './assign-choice.ts';

type NobodyCanProps = {
  readonly skills: readonly Skill[];
  readonly assessments: readonly Assessment[];
  readonly role: Role;
};

/** That nobody can be given it now, who is back first, and what may be done meanwhile. */
export function NobodyCan({ skills, assessments, role }: NobodyCanProps) {
  const { t } = useTranslation();
  const { clock } = useRoom();
  const format = useFormat();
  const back = firstBack(assessments);
  const isFull = assessments.some(({ obstacles }) => obstacles.every(({ code }) => code === 'no-room'));
  return (
    <div className="nobody-can" role="note">
      <p>
        <b>
          {skills.length > 0
            ? t('refusal.nobody-available', { skills: skillNames(skills, t) })
            : t('dialog.assign.nobody')}
        </b>
      </p>
      <p>
        {back && t('dialog.assign.firstBack', { name: back.name, at: format.moment(back.at, clock.now()) })}{' '}
        {isFull
          ? t('dialog.assign.mayOverfill')
          : t(overridingRoles.includes(role) ? 'dialog.assign.mayOverride' : 'dialog.assign.askSupervisor')}
      </p>
    </div>
  );
}
