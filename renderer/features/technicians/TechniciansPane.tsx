import { useTranslation } from 'react-i18next';
import { Pane, PaneHead } from '../../design/Pane.tsx';
import { TileState } from '../../design/TileState.tsx';
import { useEntityPaced, useLinkStatus, useNow, useRoom } from '../../live/room-context.tsx';
import { type TechnicianNow, type TechnicianState, technicianStates } from '../../live/technician-state.ts';
import { techniciansNow } from '../../live/technicians-now.ts';
import { useIntent } from '../../shell/intent.ts';
import { useAppearance } from '../../shell/preferences.tsx';
import { TileAge } from '../../shell/TileAge.tsx';
import { useStale } from '../../shell/use-stale.ts';
import { stateNote } from './state-note.ts';
import { TechnicianMark } from './TechnicianMark.tsx';
import './technicians.css';

const shownStates = technicianStates.filter((state) => state !== 'off-duty');

/** More marks than this take the room of the note: people are counted before they are described. */
const fitBesideNote = 14;

/** One mark a person: some forty people are countable, a bar of them is not. */
export function TechniciansPane() {
  const { t } = useTranslation();
  const room = useRoom();
  const { phase } = useLinkStatus();
  const stale = useStale(['technicians', 'positions']);
  useEntityPaced('technicians', 1000);
  useNow(2000);
  const onDuty = techniciansNow(room, room.clock.now()).filter(({ state }) => state !== 'off-duty');
  return (
    <Pane label={t('technicians.title')} area="people" stale={stale}>
      <PaneHead title={t('technicians.title')} age={<TileAge of={['technicians', 'positions']} />}>
        <span className="small ink-3 num">{onDuty.length > 0 ? onDuty.length : ''}</span>
      </PaneHead>
      {onDuty.length === 0 ? (
        <TileState
          kind={phase === 'filling' ? 'loading' : 'empty'}
          title={t(phase === 'filling' ? 'tile.loading' : 'technicians.empty')}
        />
      ) : (
        <ul className="technicians">
          {shownStates.map((state) => (
            <StateLine key={state} state={state} people={onDuty.filter((person) => person.state === state)} />
          ))}
        </ul>
      )}
    </Pane>
  );
}

type StateLineProps = { readonly state: TechnicianState; readonly people: readonly TechnicianNow[] };

function StateLine({ state, people }: StateLineProps) {
  const { t } = useTranslation();
  const { clock } = useRoom();
  const { format } = useAppearance();
  const select = useIntent((intent) => intent.select);
  const many = people.length > fitBesideNote;
  return (
    <li data-many={many || undefined}>
      <span>{t(`technician.${state}`)}</span>
      <span className="technicians-count">{people.length}</span>
      <span className="technicians-marks">
        {people.map(({ technician, ticket }) => (
          <button
            key={technician.id}
            type="button"
            title={[technician.name, ticket?.number, ticket?.title].filter(Boolean).join(' · ')}
            aria-label={technician.name}
            disabled={!ticket}
            onClick={() => ticket && select(ticket.id)}
            tabIndex={-1}
          >
            <TechnicianMark
              state={state}
              emphasised={ticket?.priority === 'critical' || ticket?.priority === 'high'}
            />
          </button>
        ))}
      </span>
      {!many && (
        <span className="ink-3 ellipsis technicians-note">
          {stateNote(state, people, clock.now(), { t, format })}
        </span>
      )}
    </li>
  );
}
