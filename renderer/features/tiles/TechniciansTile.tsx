import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { fieldGap } from '../../live/field-known.ts';
import { useEntityPaced, useNow, useRoom } from '../../live/room-context.tsx';
import {
  isTold,
  type TechnicianNow,
  type TechnicianState,
  technicianStates,
} from '../../live/technician-state.ts';
import { techniciansNow } from '../../live/technicians-now.ts';
import { lengthWords } from '../../shell/length-words.ts';
import { shortName } from '../../shell/short-names.ts';
import { TechnicianMark } from '../../shell/TechnicianMark.tsx';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import { listStyle } from './list-style.ts';
import { placeLine } from './place-line-size.ts';
import './place-lines.css';
import './technicians-tile.css';

const shapes = ['technicians', 'positions'] as const;
/** Worth a line of its own even when there is little room: lost first. */
const order: readonly TechnicianState[] = [
  'lost',
  ...technicianStates.filter((state) => state !== 'off-duty' && state !== 'lost'),
];

/** The people of the field by what they do, and who has not been heard of, for how long. */
export function TechniciansTile() {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.technicians')} of={shapes}>
      <People />
    </TileFrame>
  );
}

function People() {
  const { t } = useTranslation();
  const room = useRoom();
  const box = useTileBox();
  useEntityPaced('technicians', 1000);
  const people = techniciansNow(room, useNow(2000)).filter(({ state }) => state !== 'off-duty');
  const gap = fieldGap(room.known);
  const unknown = gap && t(`technicians.gap.${gap}`);
  if (people.length === 0) return <TileSays kind="empty" title={unknown ?? t('technicians.empty')} />;
  const lost = people.filter(({ state }) => state === 'lost').sort(longestFirst);
  const isWide = box.width >= 2 * leastColumn;
  const height = box.height - (unknown ? placeLine.height : 0);
  const rows = Math.max(1, Math.floor(height / placeLine.height + 0.02));
  const states = statesThatFit(order.filter(isTold(room.known)), people, rows);
  const places = isWide ? rows : rows - states.length;
  const isNamed = places > 0 && lost.length > 0;
  return (
    <>
      <div className="technicians-tile" data-wide={isWide || undefined}>
        <ul className="place-lines" style={listStyle({ rows, columns: 1 }, states.length, placeLine.most)}>
          {states.map((state) => (
            <State
              key={state}
              state={state}
              count={people.filter((person) => person.state === state).length}
              note={state === 'lost' && !isNamed ? lost[0] : undefined}
            />
          ))}
        </ul>
        {isNamed && <Lost people={lost} places={places} />}
      </div>
      {unknown && <p className="technicians-unknown">{unknown}</p>}
    </>
  );
}

const leastColumn = 13;

/** Where not every state has a line, those without anybody give theirs up. */
function statesThatFit(
  told: readonly TechnicianState[],
  people: readonly TechnicianNow[],
  rows: number,
): readonly TechnicianState[] {
  if (rows >= told.length) return told;
  const held = new Set(people.map(({ state }) => state));
  return told.filter((state) => held.has(state)).slice(0, rows);
}

const longestFirst = (a: TechnicianNow, b: TechnicianNow) =>
  (b.positionAgeMs ?? Number.POSITIVE_INFINITY) - (a.positionAgeMs ?? Number.POSITIVE_INFINITY) || 0;

type StateProps = {
  readonly state: TechnicianState;
  readonly count: number;
  /** Who has been lost longest, where there is no room for all of them. */
  readonly note: TechnicianNow | undefined;
};

function State({ state, count, note }: StateProps) {
  const { t } = useTranslation();
  const isAbnormal = state === 'lost' && count > 0;
  return (
    <li className="place-line" data-zero={count === 0 || undefined} data-abnormal={isAbnormal || undefined}>
      <TechnicianMark state={state} emphasised={false} />
      <span className="ellipsis">
        {t(`technician.${state}`)}
        {note && <LostFor person={note} />}
      </span>
      <span className="num">{count}</span>
    </li>
  );
}

function LostFor({ person }: { readonly person: TechnicianNow }) {
  const { t } = useTranslation();
  return (
    <span className="place-note">
      , {shortName(person.technician.name)} {lostFor(person.positionAgeMs, t)}
    </span>
  );
}

const lostFor = (ageMs: number | null, t: TFunction) =>
  ageMs === null ? t('boardTile.neverSeen') : lengthWords(ageMs, t);

/** Who, and since when nobody knows where; the last line counts those who do not fit. */
function Lost({ people, places }: { readonly people: readonly TechnicianNow[]; readonly places: number }) {
  const { t } = useTranslation();
  const shown = people.length <= places ? people : people.slice(0, Math.max(0, places - 1));
  const rest = people.length - shown.length;
  return (
    <ul
      className="place-lines"
      style={listStyle({ rows: places, columns: 1 }, shown.length + 1, placeLine.most)}
    >
      {shown.map(({ technician, positionAgeMs }) => (
        <li key={technician.id} className="place-line">
          <span className="ellipsis place-name">{shortName(technician.name)}</span>
          <span className="place-note">{lostFor(positionAgeMs, t)}</span>
        </li>
      ))}
      {rest > 0 && <li className="place-line place-note">{t('boardTile.moreLost', { count: rest })}</li>}
    </ul>
  );
}
