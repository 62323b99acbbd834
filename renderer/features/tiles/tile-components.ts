import type { ComponentType } from 'react';
import type { TileKind } from '../../../shared/domain/boards/tile.ts';
import { ActivityTile } from './ActivityTile.tsx';
import { BacklogTile } from './BacklogTile.tsx';
import { ClockTile } from './ClockTile.tsx';
import { CountersTile } from './CountersTile.tsx';
import { FlowTile } from './FlowTile.tsx';
import { HandOverTile } from './HandOverTile.tsx';
import { OutagesTile } from './OutagesTile.tsx';
import { QueueTile } from './QueueTile.tsx';
import { SlaRiskTile } from './SlaRiskTile.tsx';
import { TechniciansTile } from './TechniciansTile.tsx';
import { TextTile } from './TextTile.tsx';
import type { TileProps } from './tile-props.ts';
import { WorstSitesTile } from './WorstSitesTile.tsx';

/** Every kind of tile but the map, which is a feature of its own. */
type TileComponents = { readonly [Kind in Exclude<TileKind, 'map'>]: ComponentType<TileProps<Kind>> };

export const tileComponents: TileComponents = {
  queue: QueueTile,
  counters: CountersTile,
  'sla-risk': SlaRiskTile,
  flow: FlowTile,
  backlog: BacklogTile,
  technicians: TechniciansTile,
  outages: OutagesTile,
  'worst-sites': WorstSitesTile,
  activity: ActivityTile,
  clock: ClockTile,
  'hand-over': HandOverTile,
  text: TextTile,
};
