// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type DayWeights, usualWeights } from '../../../../shared/domain/dispatch/day-weights.ts';
import { openScreen, pressButton, write } from '../../../shell/testing/open-screen.tsx';
import { WeightsDialog } from './WeightsDialog.tsx';

async function dialog(weights: DayWeights = usualWeights, mayChange = true) {
  const given = { onSet: vi.fn(), onClose: vi.fn() };
  await openScreen().draw(<WeightsDialog weights={weights} mayChange={mayChange} {...given} />);
  return given;
}
const field = (type: 'range' | 'number' | 'checkbox', at = 0) =>
  document.querySelectorAll<HTMLInputElement>(`.weights-form input[type="${type}"]`)[at] ?? null;

describe('the weights', () => {
  it('are turned by the slider in notches and by the field to the figure', async () => {
    const { onSet } = await dialog();
    write(field('range'), '6');
    expect(field('number')?.value).toBe('4');
    write(field('number', 5), '12500');
    await pressButton('Pakai');
    expect(onSet).toHaveBeenCalledWith({ ...usualWeights, lateness: 4, move: 12_500 });
  });

  it('go back to the usual ones, which the day then keeps nothing of', async () => {
    const { onSet } = await dialog({ ...usualWeights, travel: 10 });
    await pressButton('Kembali ke biasa');
    await pressButton('Pakai');
    expect(onSet).toHaveBeenCalledWith(null);
  });

  it('leave to the plan whether a promise may be broken', async () => {
    const { onSet } = await dialog();
    act(() => field('checkbox')?.click());
    await pressButton('Pakai');
    expect(onSet).toHaveBeenCalledWith({ ...usualWeights, lateRatherThanUnassigned: false });
  });

  it('have prices of their own, each of which can be turned', async () => {
    const { onSet } = await dialog();
    const priceOf = (name: string) =>
      document.querySelector<HTMLInputElement>(`.prices input[aria-label="${name}"]`);
    expect(priceOf('Janji dilanggar: Rumah')?.value).toBe('600000');
    write(priceOf('Janji dilanggar: Rumah'), '900000');
    write(priceOf('Target SLA terlewat: Kritis'), '5000000');
    write(priceOf('Ditunda ke hari lain: Rendah'), '100000');
    write(priceOf('Kelipatan per paket: Korporat'), '8');
    await pressButton('Pakai');
    const { sla, absence, tierTimes } = usualWeights.prices;
    expect(onSet).toHaveBeenCalledWith({
      ...usualWeights,
      prices: {
        promise: 900_000,
        sla: { ...sla, critical: 5_000_000 },
        absence: { ...absence, low: 100_000 },
        tierTimes: { ...tierTimes, corporate: 8 },
      },
    });
  });

  it('can be read, and not turned, by who may not plan', async () => {
    await dialog(usualWeights, false);
    expect(document.querySelector<HTMLFieldSetElement>('.weights-form fieldset')?.disabled).toBe(true);
    expect(
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Pakai')?.disabled,
    ).toBe(true);
  });
});
