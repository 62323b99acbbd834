import { createElement, type ReactNode } from 'react';
import { LateMark } from '../../renderer/features/dispatch/LateMark.tsx';
import { Cross, Padlock } from '../../renderer/features/dispatch/timeline/StopMarks.tsx';

/** What is told apart without colours: its name for who reads of a confusion, and how it is drawn. */
export type Form = { readonly name: string; readonly markup: ReactNode };
export const form = (name: string, markup: ReactNode): Form => ({ name, markup });

/** In pixels: the box a form is drawn in. */
export const formSide = 64;

/** How late, by the mark alone. */
export const lateForms = ([1, 2, 3] as const).map((step) =>
  form(`late by step ${step}`, createElement(LateMark, { step })),
);

type StopLook = {
  readonly name: string;
  readonly look: Readonly<Record<string, string | number>>;
  readonly mark?: ReactNode;
};

/** A visit on a technician's line: as it is planned, and each way in which it asks to be looked at. */
const stopLooks: readonly StopLook[] = [
  { name: 'in time', look: {} },
  { name: 'locked', look: {}, mark: createElement(Padlock) },
  { name: 'in conflict', look: { 'data-conflict': 'skills' }, mark: createElement(Cross) },
  { name: 'leaving', look: { 'data-leaving': 1 } },
  { name: 'done', look: { 'data-state': 'done' } },
  ...([1, 2, 3] as const).map((step) => ({
    name: `late by step ${step}`,
    look: { 'data-late': step },
    mark: createElement(LateMark, { step }),
  })),
];
export const stopForms = stopLooks.map(({ name, look, mark }) => {
  const words = 'data-state' in look ? null : createElement('span', null, 'ONT');
  const stop = { className: 'stop', style: { left: 2, width: formSide - 4 }, 'data-state': 'ahead', ...look };
  return form(
    name,
    createElement('div', { className: 'timeline-row' }, createElement('div', stop, mark, words)),
  );
});
