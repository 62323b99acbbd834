// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import { usualWeights } from '../../../../shared/domain/dispatch/day-weights.ts';
import type { WorkOrderTerms } from '../../../../shared/domain/dispatch/work-order.ts';
import { usualTerms } from '../../../../shared/domain/dispatch/work-order.ts';
import { aTechnician, noon, technicianId, ticketId } from '../../../../shared/domain/testing/builders.ts';
import { hourMs, instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import { mount } from '../../../design/testing/mount.tsx';
import type { Ask } from './use-questions.ts';
import { useTrayReasons } from './use-tray-reasons.ts';

const [first, second] = [ticketId(1), ticketId(2)];

type Facts = {
  readonly routesVersion?: number;
  readonly afterMs?: number;
  readonly skills?: readonly string[];
  readonly terms?: Partial<WorkOrderTerms>;
};

/** A day with two visits in the tray and one technician. */
const dayOf = ({ routesVersion = 1, afterMs = 0, skills = [], terms = {} }: Facts): DayProblem =>
  ({
    now: instant(noon + afterMs),
    routesVersion,
    weights: usualWeights,
    technicians: [
      { id: technicianId(), shift: { kind: 'off' }, van: null, technician: aTechnician({ skills } as never) },
    ],
    visits: new Map([
      [first, { id: first, ticket: { priority: 'high' }, terms: { ...usualTerms, ...terms } }],
      [second, { id: second, ticket: { priority: 'critical' }, terms: usualTerms }],
    ]),
    problem: { visits: [{ id: first }, { id: second }] },
  }) as unknown as DayProblem;

function Tray({ day, ask }: { readonly day: DayProblem; readonly ask: Ask }) {
  useTrayReasons(day, [], ask);
  return null;
}

async function openTray() {
  const asked: string[] = [];
  const ask = ((_kind: string, { visitId }: { readonly visitId: string }) => {
    asked.push(visitId);
    return Promise.resolve(null);
  }) as unknown as Ask;
  const answered = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
  const tray = mount(<Tray day={dayOf({})} ask={ask} />);
  onTestFinished(tray.unmount);
  await answered();
  return {
    /** What is asked from now on, once the day is otherwise. */
    async askedWhen(facts: Facts) {
      asked.length = 0;
      tray.show(<Tray day={dayOf(facts)} ask={ask} />);
      await answered();
      return [...asked];
    },
    asked,
  };
}

describe('the reasons in the tray', () => {
  it('are asked one by one, the gravest visit first', async () => {
    const { asked } = await openTray();
    expect(asked).toEqual([second, first]);
  });

  it('are left as they are while nothing that they depend on changes, whatever the minute', async () => {
    const { askedWhen } = await openTray();
    expect(await askedWhen({ afterMs: minuteMs })).toEqual([]);
  });

  it.each([
    ['the routes', { routesVersion: 2 }],
    ['what somebody can do', { skills: ['ont'] }],
    ['the hour', { afterMs: hourMs }],
  ] as const)('are asked anew when %s changed', async (_, facts) => {
    const { askedWhen } = await openTray();
    expect(await askedWhen(facts)).toEqual([second, first]);
  });

  it('are asked anew of the one visit of which something else was said', async () => {
    const { askedWhen } = await openTray();
    expect(await askedWhen({ terms: { serviceMinutes: 30 } })).toEqual([first]);
  });
});
