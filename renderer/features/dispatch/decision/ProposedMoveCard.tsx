import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposal, ProposedMove } from '../../../../shared/domain/dispatch/day-view.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { LateMark } from '../LateMark.tsx';
import { visitName } from '../visit/visit-words.ts';
import { MoveStrip } from './MoveStrip.tsx';
import { lapseWords, nextBestWords, reasonWords } from './move-words.ts';

type ProposedMoveCardProps = {
  readonly desk: DispatchDesk;
  readonly proposal: Proposal;
  readonly move: ProposedMove;
  /** The same figure as on the map and the timeline. */
  readonly badge: number;
};

/** One visit that would stand elsewhere: from where to where, why, and who else could. */
export function ProposedMoveCard({ desk, proposal, move, badge }: ProposedMoveCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { view, chosen, selected, mayPlan, actions } = desk;
  const { visit, after } = move;
  const { askNextBest } = actions;
  const isChosen = chosen.has(visit.ticketId);
  const lapse = desk.lapsed.get(visit.ticketId);
  const nextBest = desk.nextBest.get(visit.ticketId);
  /* Asked for what is looked at: each takes milliseconds, and a plan made anew has hundreds. */
  useEffect(() => {
    if (after) askNextBest(visit.ticketId);
  }, [after, askNextBest, visit.ticketId]);
  const receiver = view.routes.find(({ technicianId }) => technicianId === after?.technicianId) ?? null;
  return (
    <div
      className="move"
      data-chosen={isChosen || undefined}
      data-selected={selected === visit.ticketId || undefined}
    >
      <input
        type="checkbox"
        id={id}
        checked={isChosen}
        disabled={!mayPlan || lapse !== undefined}
        onChange={() => actions.toggleMove(visit.ticketId)}
      />
      <div>
        <div className="move-name">
          <label htmlFor={id}>
            <span className="move-badge num">{badge}</span>
            <span className="ellipsis">{visitName(visit)}</span>
          </label>
          {move.reason.kind === 'another-order' && (
            <span className="move-kind">{t('dispatch.proposal.orderOnly')}</span>
          )}
          <LateBefore move={move} />
          <button type="button" className="move-show" onClick={() => actions.select(visit.ticketId)}>
            {t('dispatch.proposal.show')}
            <span className="visually-hidden"> {visitName(visit)}</span>
          </button>
        </div>
        <p className="move-way num">
          <s>
            <PlaceWords place={move.before} />
          </s>
          <svg viewBox="0 0 14 10" aria-hidden="true">
            <path d="M0 5H12M8.5 1.5 12 5 8.5 8.5" />
          </svg>
          <b>
            <PlaceWords place={after} />
          </b>
          {move.metres !== 0 && (
            <span>{signed(move.metres / 1000, (value) => format.decimal(value, 1))} km</span>
          )}
        </p>
        {lapse && <p className="move-lapsed">{lapseWords(lapse, t)}</p>}
        <MoveStrip move={move} view={view} receiver={receiver} />
        <p>{reasonWords(move, proposal.moves, { t, format })}</p>
        {after && after.lateStep > 0 && (
          <p className="move-late" data-late={after.lateStep}>
            <LateMark step={after.lateStep} />
            {t('dispatch.proposal.stillLate', { length: format.length(after.lateSeconds * secondMs) })}
          </p>
        )}
        <p className="move-next">{after && nextBestWords(nextBest, { t, format })}</p>
      </div>
    </div>
  );
}

const signed = (value: number, write: (value: number) => string): string =>
  `${value > 0 ? '+' : ''}${write(value)}`;

function PlaceWords({ place }: { readonly place: ProposedMove['before'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!place) return t('dispatch.visit.inTray');
  return (
    <>
      <span className="ellipsis">{place.technicianName}</span> {format.time(place.startsAt)}
    </>
  );
}

function LateBefore({ move: { before } }: { readonly move: ProposedMove }) {
  if (!before || before.lateStep === 0) return null;
  return (
    <span className="move-late num" data-late={before.lateStep}>
      <LateMark step={before.lateStep} />+{Math.round(before.lateSeconds / 60)}
    </span>
  );
}
