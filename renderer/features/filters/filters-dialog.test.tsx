// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Customer, Site } from '../../../shared/contracts/shapes.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { aFilter, filterId } from '../../../shared/domain/testing/authored-builders.ts';
import { accountId } from '../../../shared/domain/testing/builders.ts';
import type { GivenCommand } from '../../live/desk-api.ts';
import { uuid } from '../../live/testing/ticket-builder.ts';
import { openScreen, pressButton } from '../../shell/testing/open-screen.tsx';
import { ConditionLine } from './ConditionLine.tsx';
import { FiltersDialog } from './FiltersDialog.tsx';

async function open(role: Role) {
  const given: unknown[] = [];
  const submit = async (all: readonly GivenCommand[]) =>
    void given.push(...all.map(({ name, input }) => [name, input]));
  const screen = openScreen({ role, desk: { submit } });
  screen.put('filters', filterId(), aFilter({ version: 2, name: 'Karawang Barat', ownerId: accountId(7) }));
  await screen.draw(<FiltersDialog onClose={() => undefined} />);
  await pressButton('Karawang Barat');
  return given;
}

describe('a district that is asked for', () => {
  it('may be one without a ticket now, if there is a customer or a place of the network', async () => {
    const screen = openScreen();
    screen.put('customers', uuid(500), { district: 'Cilamaya Wetan' } as Customer);
    screen.put('sites', uuid(700), { district: 'Rengasdengklok' } as Site);
    await screen.draw(
      <ConditionLine
        condition={{ kind: 'choice', field: 'district', operator: 'is-any-of', values: [] }}
        onChange={() => undefined}
      />,
    );
    act(() => document.querySelector<HTMLInputElement>('.mantine-MultiSelect-inputField')?.click());
    const offered = [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent);
    expect(offered).toEqual(expect.arrayContaining(['Cilamaya Wetan', 'Rengasdengklok']));
  });
});

describe('somebody else’s filter', () => {
  it('is saved as a copy of one’s own by whoever may not change it', async () => {
    const given = await open('operator');
    expect(document.body.textContent).toContain('menyimpan membuat salinan milik Anda sendiri');
    await pressButton(/^Simpan sebagai salinan/);
    await vi.waitFor(() =>
      expect(given).toMatchObject([['filter.save', { name: 'Salinan Karawang Barat', baseVersion: 0 }]]),
    );
  });

  it('is changed by those who lead', async () => {
    const given = await open('supervisor');
    await pressButton(/^Simpan saringan/);
    await vi.waitFor(() =>
      expect(given).toMatchObject([['filter.save', { filterId: filterId(), baseVersion: 2 }]]),
    );
  });
});
