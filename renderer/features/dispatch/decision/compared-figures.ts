import type { PlanFigures } from '../../../../shared/domain/routing/changes/compare-plans.ts';
import type { Format } from '../../../shell/format.ts';

export const comparedNames = ['breaches', 'lateMinutes', 'kilometres', 'overtimeHours', 'cost'] as const;
export type ComparedName = (typeof comparedNames)[number] | 'unassigned';

export type ComparedFigure = {
  readonly name: ComparedName;
  readonly before: string;
  readonly after: string;
  /** Signed; a dash where both are written alike. */
  readonly difference: string;
  readonly isSame: boolean;
};

/** Five figures of two plans, and how many visits have no route where that changes. */
export function comparedFigures(before: PlanFigures, after: PlanFigures, format: Format): ComparedFigure[] {
  const names: readonly ComparedName[] =
    before.unassigned === after.unassigned ? comparedNames : [...comparedNames, 'unassigned'];
  return names.map((name) => {
    const write = (value: number) => written(name, value, format);
    const [was, is] = [amountOf(name, before), amountOf(name, after)];
    const isSame = write(was) === write(is);
    const sign = is > was ? '+' : '';
    return {
      name,
      before: write(was),
      after: write(is),
      difference: isSame ? '–' : `${sign}${write(is - was)}`,
      isSame,
    };
  });
}

function amountOf(name: ComparedName, figures: PlanFigures): number {
  switch (name) {
    case 'lateMinutes':
      return figures.lateSeconds / 60;
    case 'overtimeHours':
      return figures.overtimeSeconds / 3600;
    case 'cost':
      return figures.cost / 1000;
    default:
      return figures[name];
  }
}

const written = (name: ComparedName, value: number, format: Format): string =>
  name === 'kilometres' || name === 'overtimeHours'
    ? format.decimal(value, 1)
    : format.count(Math.round(value));
