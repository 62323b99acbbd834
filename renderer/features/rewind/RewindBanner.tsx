import { useTranslation } from 'react-i18next';
import type { RewindState } from '../../live/rewind/rewind.ts';
import { OfNow, useNow } from '../../live/room-context.tsx';
import { Key } from '../../shell/keys/Key.tsx';
import { useFormat } from '../../shell/preferences.tsx';

export type Rewound = Extract<RewindState, { kind: 'rewound' }>;

type RewindBannerProps = { readonly state: Rewound; readonly onLive: () => void };

/** Which moment the window shows, so large that nobody takes it for now, and the way back. */
export function RewindBanner({ state, onLive }: RewindBannerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { at } = state.playhead;
  return (
    <section className="rewind-banner" aria-label={t('rewind.banner')}>
      <svg viewBox="0 0 20 12" aria-hidden="true">
        <path d="M10 0v12L0 6zM20 0v12L10 6z" fill="currentColor" />
      </svg>
      <strong className="rewind-word" role="status">
        {t('rewind.title')}
      </strong>
      <time className="rewind-time">{format.clock(at)}</time>
      <span className="rewind-date">
        WIB <span className="ellipsis">{`${format.weekday(at)} ${format.date(at)}`}</span>
      </span>
      <OfNow>
        <Now at={at} />
      </OfNow>
      <button type="button" className="rewind-live" onClick={onLive}>
        <span className="rewind-live-words">{t('rewind.live')}</span> <Key id="rewind.live" />
      </button>
    </section>
  );
}

/** The live room goes on below; its clock is the pulse that says so. */
function Now({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  return (
    <span className="rewind-now">
      <span>{t('rewind.ago', { length: format.length(now - at) })}</span>
      <span className="rewind-pulse">
        <i aria-hidden="true" />
        {t('rewind.now', { at: format.clock(now) })}
      </span>
    </span>
  );
}
