import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StopView, VisitView } from '../../../../shared/domain/dispatch/day-view.ts';
import { usualParts } from '../../../../shared/domain/dispatch/part.ts';
import { visitSkills } from '../../../../shared/domain/dispatch/visit-skills.ts';
import type { WorkOrderTerms } from '../../../../shared/domain/dispatch/work-order.ts';
import { requiredSkills } from '../../../../shared/domain/tickets/required-skills.ts';
import { Button } from '../../../design/Button.tsx';
import { Dialog, DialogActions } from '../../../design/Dialog.tsx';
import { useRoom, useRow } from '../../../live/room-context.tsx';
import { useUsualMinutes } from '../../../live/use-learnt.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { TermsFields } from './TermsFields.tsx';
import { changedTerms, draftOf, isComplete, type TermsDraft } from './terms-draft.ts';
import { VisitReasons } from './VisitReasons.tsx';
import './visit.css';
import { promiseWords, visitName } from './visit-words.ts';

type VisitDialogProps = {
  readonly desk: DispatchDesk;
  readonly visit: VisitView | StopView;
  readonly onClose: () => void;
};

/** One visit: what was promised and what it needs, where it stands, and why there. */
export function VisitDialog({ desk, visit, onClose }: VisitDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { view, mayPlan, actions } = desk;
  const { rows } = useRoom();
  const usualMinutes = useUsualMinutes();
  const order = useRow('workOrders', visit.ticketId);
  const ticket = useRow('tickets', visit.ticketId);
  const required = ticket ? requiredSkills(ticket.kind, ticket.tier) : [];
  const skills = ticket ? visitSkills(ticket, { skills: order?.skills ?? null }) : [];
  const [before] = useState(() => draftOf(visit, { skills, parts: order?.parts ?? null }));
  const [draft, setDraft] = useState<TermsDraft>(before);
  const route = view.routes.find(({ stops }) => stops.some(({ ticketId }) => ticketId === visit.ticketId));
  const say = (terms: Partial<WorkOrderTerms>) => {
    if (Object.keys(terms).length > 0) actions.setTerms(visit.ticketId, terms);
    onClose();
  };
  return (
    <Dialog title={visitName(visit)} width="64rem" onClose={onClose}>
      <form
        className="dialog-form visit"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete(draft)) say(changedTerms(before, draft, view.day));
        }}
      >
        <p>
          {[
            visit.number,
            t(`kind.${visit.kind}`),
            t(`priority.${visit.priority}`),
            visit.village,
            visit.district,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <dl className="visit-facts">
          <dt>{t('dispatch.visit.promise')}</dt>
          <dd>{promiseWords(visit, { t, format })}</dd>
          <dt>{t('dispatch.visit.slaDue')}</dt>
          <dd>{visit.slaDueAt ? format.dateTime(visit.slaDueAt) : t('dispatch.visit.noTarget')}</dd>
          <dt>{t('dispatch.visit.stands')}</dt>
          <dd>
            {route && 'startsAt' in visit
              ? t('dispatch.visit.standsAt', {
                  name: route.name,
                  order: visit.order,
                  from: format.time(visit.startsAt),
                  to: format.time(visit.endsAt),
                })
              : t('dispatch.visit.inTray')}
          </dd>
        </dl>
        <VisitReasons desk={desk} ticketId={visit.ticketId} />
        <TermsFields
          draft={draft}
          technicians={view.routes}
          usual={usualMinutes[visit.kind]}
          usualParts={usualParts(rows.parts.values(), visit.kind)}
          requiredSkills={required}
          mayChange={mayPlan}
          onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
        />
        <DialogActions>
          {mayPlan && (
            <Button onPress={() => say({ needsVisit: false })}>{t('dispatch.visit.needsNone')}</Button>
          )}
          <Button onPress={onClose} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
          <Button type="submit" primary disabled={!mayPlan || !isComplete(draft)}>
            {t('dispatch.visit.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
