import type { ReactNode } from 'react';
import type { MapLabels } from './map-model.ts';

interface ZoomControlsProps {
  readonly labels: Pick<MapLabels, 'zoomIn' | 'zoomOut' | 'fit'>;
  readonly onZoom: (delta: number) => void;
  readonly onFit: () => void;
}

export function ZoomControls({ labels, onZoom, onFit }: ZoomControlsProps): ReactNode {
  const buttons = [
    { label: labels.zoomIn, shortcut: '+', path: 'M3 8h10M8 3v10', act: () => onZoom(0.5) },
    { label: labels.zoomOut, shortcut: '-', path: 'M3 8h10', act: () => onZoom(-0.5) },
    { label: labels.fit, shortcut: '0', path: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3', act: onFit },
  ];
  return (
    <div className="live-map-zoom" data-map-overlay="">
      {buttons.map(({ label, shortcut, path, act }) => (
        <button
          key={shortcut}
          type="button"
          aria-label={label}
          aria-keyshortcuts={shortcut}
          title={`${label}  ${shortcut}`}
          onClick={act}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={path} />
          </svg>
        </button>
      ))}
    </div>
  );
}
