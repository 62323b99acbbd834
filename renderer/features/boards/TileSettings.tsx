import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  mapLayerSchema,
  type TicketSourceOfTile,
  type Tile,
  type TileContent,
} from '../../../shared/domain/boards/tile.ts';
import { savedFilterIdSchema, siteIdSchema } from '../../../shared/kernel/ids.ts';
import { LongTextField, SelectField } from '../../design/fields.tsx';
import { quickFilterNames } from '../../live/quick-filters.ts';
import { useEntity, useRoom } from '../../live/room-context.tsx';

type TileSettingsProps = { readonly tile: Tile; readonly onChange: (content: TileContent) => void };

type MapContent = Extract<TileContent, { kind: 'map' }>;

const horizons = ['15', '30', '60', '120', '240'] as const;
const layers = mapLayerSchema.options;

/** What the chosen tile can be told, by its kind; most can be told nothing. */
export function TileSettings({ tile: { content }, onChange }: TileSettingsProps) {
  const { t } = useTranslation();
  switch (content.kind) {
    case 'map':
      return (
        <>
          <SourceField value={content.tickets} onChange={(tickets) => onChange({ ...content, tickets })} />
          <PlaceField value={content.siteId} onChange={(siteId) => onChange({ ...content, siteId })} />
          <Checkbox.Group
            label={t('boardEditor.layers')}
            value={content.layers}
            onChange={(chosen) =>
              onChange({ ...content, layers: layers.filter((layer) => chosen.includes(layer)) })
            }
          >
            <span className="board-tools-layers">
              {layers.map((layer) => (
                <Checkbox key={layer} value={layer} label={t(`boardEditor.layer.${layer}`)} />
              ))}
            </span>
          </Checkbox.Group>
        </>
      );
    case 'queue':
    case 'counters':
      return (
        <SourceField value={content.tickets} onChange={(tickets) => onChange({ ...content, tickets })} />
      );
    case 'sla-risk':
      return (
        <SelectField
          label={t('boardEditor.within')}
          value={String(content.withinMinutes)}
          options={horizons.map((value) => ({
            value,
            label: t('boardEditor.minutes', { count: Number(value) }),
          }))}
          onChange={(value) => onChange({ ...content, withinMinutes: Number(value) })}
        />
      );
    case 'text':
      return (
        <LongTextField
          label={t('boardEditor.text')}
          value={content.text}
          rows={2}
          maxLength={2000}
          onChange={(text) => onChange({ ...content, text })}
        />
      );
    default:
      return null;
  }
}

type SourceFieldProps = {
  readonly value: TicketSourceOfTile;
  readonly onChange: (source: TicketSourceOfTile) => void;
};

const printed = (source: TicketSourceOfTile) =>
  source.kind === 'quick' ? `quick ${source.name}` : `saved ${source.filterId}`;

function SourceField({ value, onChange }: SourceFieldProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  useEntity('filters');
  const sources: readonly { readonly source: TicketSourceOfTile; readonly label: string }[] = [
    ...quickFilterNames.map((name) => ({
      source: { kind: 'quick', name } as const,
      label: t(`quick.${name}`),
    })),
    ...[...rows.filters.values()].map(({ id, name }) => ({
      source: { kind: 'saved', filterId: savedFilterIdSchema.parse(id) } as const,
      label: name,
    })),
  ];
  return (
    <SelectField
      label={t('boardEditor.tickets')}
      value={printed(value)}
      options={sources.map(({ source, label }) => ({ value: printed(source), label }))}
      onChange={(chosen) => {
        const found = sources.find(({ source }) => printed(source) === chosen);
        if (found) onChange(found.source);
      }}
    />
  );
}

type PlaceFieldProps = {
  readonly value: MapContent['siteId'];
  readonly onChange: (siteId: MapContent['siteId']) => void;
};

const wholeRegion = 'region';

/** Where the map of a board looks first: everywhere, or at a POP or an OLT. */
function PlaceField({ value, onChange }: PlaceFieldProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  useEntity('sites');
  const places = [...rows.sites.values()]
    .filter(({ id, kind }) => kind !== 'odp' || id === value)
    .sort((a, b) => a.code.localeCompare(b.code))
    .map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }));
  return (
    <SelectField<string>
      label={t('boardEditor.place')}
      value={value ?? wholeRegion}
      options={[{ value: wholeRegion, label: t('boardEditor.wholeRegion') }, ...places]}
      searchable
      nothing={t('boardEditor.noPlace')}
      onChange={(chosen) => onChange(chosen === wholeRegion ? null : siteIdSchema.parse(chosen))}
    />
  );
}
