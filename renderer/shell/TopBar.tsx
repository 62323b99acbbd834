import { useTranslation } from 'react-i18next';
import { watchAt } from '../../shared/domain/hand-over/watch.ts';
import { minuteMs } from '../../shared/kernel/instant.ts';
import { useNow } from '../live/room-context.tsx';
import { useShiftLog } from '../live/shift-log.ts';
import { ConnectionState } from './ConnectionState.tsx';
import { HornMark } from './horn/HornMark.tsx';
import { useIntent } from './intent.ts';
import { Key } from './keys/Key.tsx';
import { useKey } from './keys/use-keys.ts';
import { LostCommand } from './LostCommand.tsx';
import { openDispatch } from './open-dispatch.ts';
import { PersonMenu } from './PersonMenu.tsx';
import { useFormat } from './preferences.tsx';
import { useOrganisation } from './use-organisation.ts';
import { WallClock } from './WallClock.tsx';

export function TopBar() {
  const { t } = useTranslation();
  const open = useIntent(({ open }) => open);
  return (
    <header className="top-bar">
      <span className="mark">AGLIS</span>
      <h1 className="organisation">{useOrganisation()}</h1>
      <span className="separator" />
      <ConnectionState />
      <LostCommand />
      <HornMark />
      <button
        type="button"
        className="search-field"
        aria-keyshortcuts={useKey('room.find').spoken}
        onClick={() => open({ kind: 'finder' })}
      >
        <span className="ellipsis">{t('finder.placeholder')}</span>
        <Key id="room.find" />
      </button>
      <button
        type="button"
        className="top-link wide-only"
        data-top-link="boards"
        aria-keyshortcuts={useKey('room.boards').spoken}
        onClick={() => open({ kind: 'boards' })}
      >
        {t('hint.boards')} <Key id="room.boards" />
      </button>
      <button
        type="button"
        className="top-link wide-only"
        data-top-link="dispatch"
        aria-keyshortcuts={useKey('room.dispatch').spoken}
        onClick={openDispatch}
      >
        {t('hint.dispatch')} <Key id="room.dispatch" />
      </button>
      <HandOverLink />
      <span className="separator wide-only" />
      <Shift />
      <span className="separator wide-only" />
      <PersonMenu />
      <span className="separator" />
      <WallClock />
    </header>
  );
}

/** Says so when the last watch was closed and nobody has taken it over. */
function HandOverLink() {
  const { t } = useTranslation();
  const open = useIntent(({ open }) => open);
  const { untaken } = useShiftLog();
  const { spoken } = useKey('room.hand-over');
  return (
    <button
      type="button"
      className="top-link wide-only"
      data-top-link="hand-over"
      aria-keyshortcuts={spoken}
      onClick={() => open({ kind: 'hand-over' })}
    >
      {t('hint.handOver')}
      {untaken && <span className="untaken-mark">{t('handOver.untaken')}</span>} <Key id="room.hand-over" />
    </button>
  );
}

function Shift() {
  const { t } = useTranslation();
  const format = useFormat();
  const watch = watchAt(useNow(minuteMs));
  const hours = `${format.time(watch.from)}–${format.time(watch.to)}`;
  return <span className="wide-only">{t(`shift.${watch.name}`, { hours })}</span>;
}
