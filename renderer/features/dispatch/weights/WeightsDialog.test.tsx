// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { defaultWeights, type Weights } from '../../../../shared/domain/routing/weights.ts';
import { openScreen, pressButton, write } from '../../../shell/testing/open-screen.tsx';
import { WeightsDialog } from './WeightsDialog.tsx';

async function dialog(weights: Weights = defaultWeights, mayChange = true) {
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
    expect(onSet).toHaveBeenCalledWith({ ...defaultWeights, lateness: 4, move: 12_500 });
  });

  it('go back to the usual ones, which the day then keeps nothing of', async () => {
    const { onSet } = await dialog({ ...defaultWeights, travel: 10 });
    await pressButton('Kembali ke biasa');
    await pressButton('Pakai');
    expect(onSet).toHaveBeenCalledWith(null);
  });

  it('leave to the plan whether a promise may be broken', async () => {
    const { onSet } = await dialog();
    act(() => field('checkbox')?.click());
    await pressButton('Pakai');
    expect(onSet).toHaveBeenCalledWith({ ...defaultWeights, lateRatherThanUnassigned: false });
  });

  it('can be read, and not turned, by who may not plan', async () => {
    await dialog(defaultWeights, false);
    expect(document.querySelector<HTMLFieldSetElement>('.weights-form fieldset')?.disabled).toBe(true);
    expect(
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Pakai')?.disabled,
    ).toBe(true);
  });
});
