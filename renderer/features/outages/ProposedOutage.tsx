import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandTerms } from '../../../shared/contracts/commands.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { mostLinked } from '../../../shared/domain/outages/decide-outage.ts';
import { priorityOfHarm } from '../../../shared/domain/outages/harm.ts';
import type { Priority } from '../../../shared/domain/sla/sla-policy.ts';
import { type CommandId, ticketIdSchema } from '../../../shared/kernel/ids.ts';
import { ChoiceList } from '../../design/ChoiceList.tsx';
import type { OutageLine } from '../../live/outage-lines.ts';
import { useRoom, useRow } from '../../live/room-context.tsx';
import { DialogForm } from '../../shell/DialogForm.tsx';
import { useIntent } from '../../shell/intent.ts';
import { usePrincipal } from '../../shell/session.tsx';
import { useKept, useKeptWords } from '../../shell/use-kept.ts';
import { AcceptFields } from './AcceptFields.tsx';
import { DismissFields } from './DismissFields.tsx';

type ProposedOutageProps = {
  readonly line: OutageLine;
  /** Just before what was said is given to the desk. */
  readonly onSpeak: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

type Verdict = 'accept' | 'dismiss';

/** A cause the room's rule proposes: a person says whether it is one. */
export function ProposedOutage({ line, onSpeak, onClose, children }: ProposedOutageProps) {
  const { t } = useTranslation();
  const { role } = usePrincipal();
  const site = useRow('sites', line.siteId);
  const [verdict, setVerdict] = useState<Verdict>('accept');
  const title = useKept(`outage ${line.siteId}`, () => t('outage.newTitle', { site: site?.code ?? '' }));
  const [priority, setPriority] = useState<Priority>(() => priorityOfHarm(line.customers, line.worst));
  const reason = useKeptWords(`no-outage ${line.siteId}`);
  const [minutes, setMinutes] = useState(240);
  const give = useVerdict(line);
  const mayDecide = (commandTerms['outage.accept'].roles as readonly Role[]).includes(role);
  const isSaid = verdict === 'accept' ? title.value.trim() !== '' : reason.value.trim() !== '';
  return (
    <DialogForm
      title={t('outage.title')}
      width="68rem"
      submitLabel={t(`outage.${verdict}`)}
      canSubmit={mayDecide && isSaid && site !== null}
      onSubmit={(id) => {
        onSpeak();
        return verdict === 'accept'
          ? give.accept({ title: title.value, priority }, id)
          : give.dismiss({ reason: reason.value, minutes }, id);
      }}
      onTaken={verdict === 'accept' ? title.forget : reason.forget}
      onClose={onClose}
    >
      {children}
      {!mayDecide && <p role="note">{t('refusal.forbidden', { role: t(`role.${role}`) })}</p>}
      <ChoiceList
        label={t('outage.verdict', { site: site?.code ?? '' })}
        value={verdict}
        onChange={setVerdict}
        options={(['accept', 'dismiss'] as const).map((value) => ({
          value,
          label: t(`outage.verdicts.${value}`, { count: Math.min(line.ticketIds.length, mostLinked) }),
        }))}
      />
      {verdict === 'accept' ? (
        <AcceptFields title={title.value} onTitle={title.set} priority={priority} onPriority={setPriority} />
      ) : (
        <DismissFields reason={reason.value} onReason={reason.set} minutes={minutes} onMinutes={setMinutes} />
      )}
    </DialogForm>
  );
}

/** What the two answers give the desk. */
function useVerdict({ siteId, ticketIds }: OutageLine) {
  const { offer, rows, newId } = useRoom();
  const select = useIntent((intent) => intent.select);
  const [parentId] = useState(() => ticketIdSchema.parse(newId()));
  return {
    async accept({ title, priority }: { title: string; priority: Priority }, id: CommandId) {
      const site = rows.sites.get(siteId);
      if (!site) throw new Error('An outage is accepted of a site that is known');
      const { position, district, village } = site;
      const taken = await offer(
        'outage.accept',
        {
          ticketId: parentId,
          siteId,
          ticketIds: ticketIds.slice(0, mostLinked),
          title: title.trim(),
          description: '',
          priority,
          position,
          district,
          village,
        },
        id,
      );
      if (taken.ok) select(parentId);
      return taken;
    },
    dismiss: ({ reason, minutes }: { reason: string; minutes: number }, id: CommandId) =>
      offer('outage.dismiss', { siteId, reason: reason.trim(), minutes }, id),
  };
}
