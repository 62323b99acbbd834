import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import {
  cancelReasons,
  incidentTexts,
  lineNotes,
  priorityReasons,
  reopenReasons,
  roomNotes,
  unassignReasons,
  waitingNotes,
} from './room-texts.ts';
import { everyScenario } from './scenarios.ts';
import { fillSlots } from './slots.ts';

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsIn);

const all = textsIn([
  everyScenario,
  roomNotes,
  lineNotes,
  waitingNotes,
  cancelReasons,
  reopenReasons,
  unassignReasons,
  priorityReasons,
  incidentTexts,
]);

describe('the texts of tickets', () => {
  it('are varied: more than three hundred, none written twice', () => {
    expect(all.length).toBeGreaterThan(300);
    expect(new Set(all).size).toBe(all.length);
  });

  it('leave no slot unfilled and stay short enough for a title', () => {
    const random = createRandom(3);
    const facts = {
      odp: 'KRW-KLR-014',
      port: 3,
      village: 'Duren',
      customer: 'Asep',
      packageName: 'Home Gold 50',
      mbps: 50,
    };
    for (const text of all)
      expect(fillSlots(text, { ...facts, drawn: new Map() }, random)).not.toMatch(/[{}]/);
    for (const title of everyScenario.flatMap((scenario) => scenario.titles))
      expect(title.length).toBeLessThan(60);
  });
});
