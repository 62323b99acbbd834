import { useTranslation } from 'react-i18next';
import { commandTerms } from '../../../shared/contracts/commands.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { Pane, PaneHead } from '../../design/Pane.tsx';
import { PendingRing } from '../../design/PendingRing.tsx';
import { TileState } from '../../design/TileState.tsx';
import type { LayoutClass } from '../../design/type-scale.ts';
import { fieldGap } from '../../live/field-known.ts';
import { useEntity, useEntityPaced, useLinkStatus, useNow, useRoom } from '../../live/room-context.tsx';
import {
  isTold,
  type TechnicianNow,
  type TechnicianState,
  technicianStates,
} from '../../live/technician-state.ts';
import { techniciansNow } from '../../live/technicians-now.ts';
import { useIntent } from '../../shell/intent.ts';
import { Key } from '../../shell/keys/Key.tsx';
import { useKey } from '../../shell/keys/use-keys.ts';
import { useFormat, useLayout } from '../../shell/preferences.tsx';
import { usePrincipal } from '../../shell/session.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { TileAge } from '../../shell/TileAge.tsx';
import { useStale } from '../../shell/use-stale.ts';
import { stateNote } from './state-note.ts';
import { TechnicianMenu } from './TechnicianMenu.tsx';
import './technicians.css';

const shownStates = technicianStates.filter((state) => state !== 'off-duty');

/**
 * How many marks stand beside the note, at ease and close together; more take its room, because people are counted
 * before they are described. From the widths in `technicians.css`: 1.7 rem a mark at ease, 1.3 rem close.
 */
const fitBesideNote: Readonly<Record<LayoutClass, { readonly atEase: number; readonly close: number }>> = {
  narrow: { atEase: 14, close: 14 },
  middle: { atEase: 13, close: 16 },
  wide: { atEase: 17, close: 22 },
};

function spacing(count: number, layout: LayoutClass): 'at-ease' | 'close' | 'alone' {
  const { atEase, close } = fitBesideNote[layout];
  if (count <= atEase) return 'at-ease';
  return count <= close ? 'close' : 'alone';
}

/** One mark a person: some forty people are countable, a bar of them is not. */
export function TechniciansPane() {
  const { t } = useTranslation();
  const room = useRoom();
  const { phase } = useLinkStatus();
  const stale = useStale(['technicians', 'positions']);
  useEntityPaced('technicians', 1000);
  useNow(2000);
  const onDuty = techniciansNow(room, room.clock.now()).filter(({ state }) => state !== 'off-duty');
  const mayChange = useAvailabilityKey();
  const gap = fieldGap(room.known);
  return (
    <Pane label={t('technicians.title')} area="people" stale={stale}>
      <PaneHead title={t('technicians.title')} age={<TileAge of={['technicians', 'positions']} />}>
        <span className="small ink-3 num">{onDuty.length > 0 ? onDuty.length : ''}</span>
        <AvailabilityButton mayChange={mayChange} />
      </PaneHead>
      {onDuty.length === 0 ? (
        <TileState
          kind={phase === 'filling' ? 'loading' : 'empty'}
          title={t(phase === 'filling' ? 'tile.loading' : 'technicians.empty')}
        />
      ) : (
        <ul className="technicians">
          {shownStates.filter(isTold(room.known)).map((state) => (
            <StateLine
              key={state}
              state={state}
              people={onDuty.filter((person) => person.state === state)}
              mayChange={mayChange}
            />
          ))}
        </ul>
      )}
      {gap && <p className="small ink-3 technicians-unknown">{t(`technicians.gap.${gap}`)}</p>}
    </Pane>
  );
}

/** @returns whether this person may say for others that they come or go */
function useAvailabilityKey(): boolean {
  const { role } = usePrincipal();
  const open = useIntent((intent) => intent.open);
  const enabled = (commandTerms['technician.set-availability'].roles as readonly Role[]).includes(role);
  useShortcuts([
    {
      id: 'room.availability',
      enabled,
      run: () => open({ kind: 'availability', technicianId: null }),
    },
  ]);
  return enabled;
}

/** Who goes home leaves this pane: what is not yet at the server of them is said here. */
function AvailabilityButton({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useTranslation();
  const { commands, moment } = useRoom();
  const open = useIntent((intent) => intent.open);
  const { spoken } = useKey('room.availability');
  useEntity('commands');
  const unsent = commands.unsent().filter(({ command }) => command.name === 'technician.set-availability');
  return (
    <>
      {mayChange && (
        <button
          type="button"
          className="small technicians-change"
          aria-keyshortcuts={spoken}
          disabled={moment === 'past'}
          title={moment === 'past' ? t('lost.reason.rewound') : undefined}
          onClick={() => open({ kind: 'availability', technicianId: null })}
        >
          {t('command.technician.set-availability')} <Key id="room.availability" />
        </button>
      )}
      {unsent.length > 0 && (
        <span className="pending small" title={t('queue.pending')}>
          <PendingRing />
          <span className="num">{unsent.length}</span>
        </span>
      )}
    </>
  );
}

type StateLineProps = {
  readonly state: TechnicianState;
  readonly people: readonly TechnicianNow[];
  readonly mayChange: boolean;
};

function StateLine({ state, people, mayChange }: StateLineProps) {
  const { t } = useTranslation();
  const { clock } = useRoom();
  const { layout } = useLayout();
  const format = useFormat();
  const marks = spacing(people.length, layout);
  return (
    <li data-marks={marks}>
      <span>{t(`technician.${state}`)}</span>
      <span className="technicians-count">{people.length}</span>
      <span className="technicians-marks">
        {people.map((person) => (
          <TechnicianMenu key={person.technician.id} person={person} mayChange={mayChange} />
        ))}
      </span>
      {marks !== 'alone' && (
        <span className="ink-3 ellipsis technicians-note">
          {stateNote(state, people, clock.now(), { t, format })}
        </span>
      )}
    </li>
  );
}
