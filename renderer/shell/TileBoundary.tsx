import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Pane } from '../design/Pane.tsx';
import { TileState } from '../design/TileState.tsx';

type TileBoundaryProps = {
  readonly area: string;
  /** Drawn in place of the console's pane. */
  readonly broken?: (retry: () => void) => ReactNode;
  readonly children: ReactNode;
};
type State = { readonly failed: boolean };

/** Twelve hours are long: a tile that throws must not take the room with it. */
export class TileBoundary extends Component<TileBoundaryProps, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    globalThis.reportError(error);
  }

  override render(): ReactNode {
    const { area, broken, children } = this.props;
    if (!this.state.failed) return children;
    return broken?.(this.#retry) ?? <BrokenTile area={area} onRetry={this.#retry} />;
  }

  readonly #retry = () => this.setState({ failed: false });
}

function BrokenTile({ area, onRetry }: { readonly area: string; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Pane label={t('tile.broken')} area={area}>
      <TileState kind="error" title={t('tile.broken')}>
        <Button onPress={onRetry}>{t('tile.retry')}</Button>
      </TileState>
    </Pane>
  );
}
