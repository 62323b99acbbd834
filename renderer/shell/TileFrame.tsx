import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { type ShapeName, shapes } from '../../shared/contracts/shapes.ts';
import { secondMs } from '../../shared/kernel/instant.ts';
import { useFreshness, useLinkStatus, useNow, useRoom } from '../live/room-context.tsx';
import { lengthWords } from './length-words.ts';
import { usePrincipal } from './session.tsx';
import { TileBoundary } from './TileBoundary.tsx';
import './tile-frame.css';
import { useStale } from './use-stale.ts';

/** The inner size of a tile in em of its own type: what fits is the same on a wall and on a desk. */
export type TileBox = { readonly width: number; readonly height: number };

const TileBoxContext = createContext<TileBox>({ width: 0, height: 0 });
export const useTileBox = (): TileBox => useContext(TileBoxContext);

type TileFrameProps = {
  readonly title: string;
  /** What the tile shows is as old as the oldest of these; none for a tile that shows no rows. */
  readonly of: readonly ShapeName[];
  /** Its content says what it is: the name is only read aloud. */
  readonly bare?: boolean;
  readonly children: ReactNode;
};

/** One tile of a board: its name, the age of its data, and in place of its rows what keeps them away. */
export function TileFrame({ title, of, bare = false, children }: TileFrameProps) {
  const stale = useStale(of) && of.length > 0;
  return (
    <section className="tile-frame" aria-label={title} data-stale={stale || undefined}>
      {!bare && (
        <header className="tile-head">
          <h2 className="ellipsis">{title}</h2>
          {of.length > 0 && <FrameAge of={of} stale={stale} />}
        </header>
      )}
      <MeasuredBody>
        <TileBoundary area={title} broken={(retry) => <Broken onRetry={retry} />}>
          <Admission of={of}>{children}</Admission>
        </TileBoundary>
      </MeasuredBody>
    </section>
  );
}

/** Rows only for a role that may see them, and not before there are any. */
function Admission({ of, children }: { readonly of: readonly ShapeName[]; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { role } = usePrincipal();
  const { phase } = useLinkStatus();
  if (of.some((name) => !shapes[name].roles.includes(role)))
    return <TileSays kind="forbidden" title={t('tile.forbidden')} />;
  if (of.length > 0 && phase === 'filling') return <TileOutline label={t('tile.loading')} />;
  return children;
}

/** A second of age is not news on a wall: it says minutes only once the budget is passed. */
export function FrameAge({ of, stale }: { readonly of: readonly ShapeName[]; readonly stale: boolean }) {
  const { t } = useTranslation();
  const { clock } = useRoom();
  const freshAt = useFreshness(of);
  useNow(secondMs);
  if (freshAt === null) return null;
  const age = lengthWords(Math.max(0, clock.now() - freshAt), t);
  return (
    <span className="tile-age" data-stale={stale || undefined}>
      {stale ? t('age.stale', { age }) : age}
    </span>
  );
}

/** Two things change what fits: the tile's box and its type. One element of each is watched. */
function MeasuredBody({ children }: { readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  const em = useRef<HTMLElement>(null);
  const [box, setBox] = useState<TileBox>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const [frame, unit] = [body.current, em.current];
    if (!frame || !unit) return;
    const measure = () => {
      const px = unit.getBoundingClientRect().width || 1;
      const { width, height } = frame.getBoundingClientRect();
      setBox((before) => {
        const next = { width: width / px, height: height / px };
        return before.width === next.width && before.height === next.height ? before : next;
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(frame);
    observer.observe(unit);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="tile-body" ref={body}>
      <i className="tile-em" ref={em} />
      <TileBoxContext value={box}>{children}</TileBoxContext>
    </div>
  );
}

type TileSaysProps = { readonly kind: 'empty' | 'error' | 'forbidden'; readonly title: string };

/** One sentence in place of rows. */
export function TileSays({ kind, title }: TileSaysProps) {
  return (
    <p className="tile-says" data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      {title}
    </p>
  );
}

/** Where rows will stand: outlines, nothing that moves. */
export function TileOutline({ label }: { readonly label: string }) {
  return (
    <div className="tile-outline" role="status" aria-label={label}>
      <i />
      <i />
      <i />
    </div>
  );
}

/** Nobody stands at a wall to press a button. */
const triesAgainMs = 30_000;

export function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(onRetry, triesAgainMs);
    return () => clearTimeout(timer);
  }, [onRetry]);
  return (
    <div className="tile-broken">
      <TileSays kind="error" title={t('tile.broken')} />
      <button type="button" onClick={onRetry}>
        {t('tile.retry')}
      </button>
    </div>
  );
}
