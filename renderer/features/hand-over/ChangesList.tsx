import { useTranslation } from 'react-i18next';
import {
  type Change,
  type ChangeKind,
  type ChangesOfKind,
  type ChangesSince,
  changeKinds,
} from '../../../shared/domain/hand-over/changes-since.ts';
import { dayMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { rankLetter, SeverityGlyph } from '../../design/Severity.tsx';
import { useNow, useRow } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { shortName } from '../../shell/short-names.ts';

type Opening = { readonly onOpen: (ticketId: string) => void };

/** What changed, grouped by what it means; a group without anything is left out. */
export function ChangesList({ changes, onOpen }: Opening & { readonly changes: ChangesSince }) {
  const { t } = useTranslation();
  const told = changeKinds.filter((kind) => changes[kind].count > 0);
  if (told.length === 0) return <p className="ink-3">{t('changes.nothing')}</p>;
  return told.map((kind) => <ChangesGroup key={kind} kind={kind} of={changes[kind]} onOpen={onOpen} />);
}

type ChangesGroupProps = Opening & { readonly kind: ChangeKind; readonly of: ChangesOfKind };

function ChangesGroup({ kind, of: { count, latest }, onOpen }: ChangesGroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="changes-group" data-kind={kind}>
      <h4>
        {t(`changes.group.${kind}`)} <span className="num">{format.count(count)}</span>
      </h4>
      <ul>
        {latest.map((change, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two notes of one moment differ only by their place
          <ChangeLine key={`${change.ticketId} ${change.at} ${place}`} change={change} onOpen={onOpen} />
        ))}
      </ul>
      {count > latest.length && (
        <p className="ink-3">{t('changes.more', { count: format.count(count - latest.length) })}</p>
      )}
    </section>
  );
}

function ChangeLine({ change, onOpen }: Opening & { readonly change: Change }) {
  const { ticketId } = change;
  return (
    <li>
      {ticketId ? (
        <button type="button" className="change-line" onClick={() => onOpen(ticketId)}>
          <ChangeWords change={change} />
        </button>
      ) : (
        <div className="change-line">
          <ChangeWords change={change} />
        </div>
      )}
    </li>
  );
}

function ChangeWords({
  change: { ticketId, number, priority, text, byName, at },
}: {
  readonly change: Change;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const ticket = useRow('tickets', ticketId);
  const rank = priority ?? ticket?.priority ?? null;
  const shortNumber = (number ?? ticket?.number ?? null)?.split('-').at(-1) ?? '';
  return (
    <>
      <time className="num" title={format.dateTime(at)}>
        {now - at < dayMs ? format.time(at) : format.day(at)}
      </time>
      {rank ? (
        <span className={`rank-${rank}`}>
          <SeverityGlyph rank={rank} />
          <span aria-hidden="true">{rankLetter[rank]}</span>
          <span className="visually-hidden">{t(`priority.${rank}`)}</span>
        </span>
      ) : (
        <span />
      )}
      <b className="num">{shortNumber}</b>
      <span className="ellipsis" title={text}>
        {text}
      </span>
      <span className="ink-3 ellipsis">{byName && shortName(byName)}</span>
    </>
  );
}
