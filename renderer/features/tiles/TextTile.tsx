import { useTranslation } from 'react-i18next';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import './text-tile.css';
import type { TileProps } from './tile-props.ts';

/** What somebody wants the room to know, as they wrote it. */
export function TextTile({ content }: TileProps<'text'>) {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.text')} of={[]} bare>
      {content.text.trim() === '' ? (
        <TileSays kind="empty" title={t('boardTile.text.empty')} />
      ) : (
        <Words text={content.text} />
      )}
    </TileFrame>
  );
}

const lineHeight = 1.25;

/** Whole lines only; what does not fit ends in an ellipsis. */
function Words({ text }: { readonly text: string }) {
  const { height } = useTileBox();
  return (
    <p className="text-tile" style={{ WebkitLineClamp: Math.max(1, Math.floor(height / lineHeight)) }}>
      {text}
    </p>
  );
}
