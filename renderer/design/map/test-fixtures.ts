import type { MapMark, MapMover } from './map-model.ts';

/** Builders for the tests of this folder: a dull thing, with the one fact a test is about. */
export const aMark = (fact: Partial<MapMark> = {}): MapMark => ({
  id: 'mark',
  longitude: 107.3,
  latitude: -6.3,
  rank: 'normal',
  acknowledged: true,
  ...fact,
});

export const aMover = (fact: Partial<MapMover> = {}): MapMover => ({
  id: 'mover',
  longitude: 107.3,
  latitude: -6.3,
  headingDegrees: 0,
  kind: 'moving',
  emphasised: false,
  label: 'A mover',
  trail: [],
  ageing: 0,
  ageLabel: '',
  ...fact,
});
