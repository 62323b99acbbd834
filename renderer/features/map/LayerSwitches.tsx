import { useTranslation } from 'react-i18next';
import { type MapLayer, mapLayers } from '../../shell/intent.ts';
import { Key } from '../../shell/keys/Key.tsx';
import { useKey } from '../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import './layer-switches.css';

type LayerSwitchesProps = {
  readonly layers: Readonly<Record<MapLayer, boolean>>;
  readonly onToggle: (layer: MapLayer) => void;
};

/** What the map shows, each on its key. */
export function LayerSwitches({ layers, onToggle }: LayerSwitchesProps) {
  useShortcuts(
    mapLayers.map((layer) => ({ id: `map.${layer}` as const, enabled: true, run: () => onToggle(layer) })),
  );
  return (
    <span className="map-layers">
      {mapLayers.map((layer) => (
        <LayerSwitch key={layer} layer={layer} isOn={layers[layer]} onToggle={() => onToggle(layer)} />
      ))}
    </span>
  );
}

type LayerSwitchProps = { readonly layer: MapLayer; readonly isOn: boolean; readonly onToggle: () => void };

function LayerSwitch({ layer, isOn, onToggle }: LayerSwitchProps) {
  const { t } = useTranslation();
  const { spoken } = useKey(`map.${layer}`);
  return (
    <button
      type="button"
      title={t(`map.layers.${layer}`)}
      aria-pressed={isOn}
      aria-keyshortcuts={spoken}
      onClick={onToggle}
    >
      <span className="ellipsis">{t(`map.layers.${layer}`)}</span>
      <Key id={`map.${layer}`} />
    </button>
  );
}
