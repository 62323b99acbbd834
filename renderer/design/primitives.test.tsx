// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { Age } from './Age.tsx';
import { Button } from './Button.tsx';
import { CounterTile } from './CounterTile.tsx';
import { SegmentBar } from './SegmentBar.tsx';
import { SlaBar } from './SlaBar.tsx';
import { TileState, type TileStateKind } from './TileState.tsx';
import { mount } from './testing/mount.tsx';

describe('a tile', () => {
  it.each<TileStateKind>(['empty', 'loading', 'stale', 'error', 'forbidden'])(
    'says in words that it is %s',
    (kind) => {
      const { container } = mount(<TileState kind={kind} title={`is ${kind}`} />);
      const role = kind === 'error' ? 'alert' : 'status';
      expect(container.querySelector(`[role="${role}"]`)?.textContent).toContain(kind);
    },
  );
  it('wears its age, and shows when that is past the budget', () => {
    const { container } = mount(<Age text="usang, 7 m" stale />);
    expect(container.querySelector('[data-stale]')?.textContent).toBe('usang, 7 m');
  });
});

describe('a counter', () => {
  it('has a hue only while it is abnormal', () => {
    const { container, show } = mount(<CounterTile label="Lewat" value="0" />);
    expect(container.querySelector('[data-tone]')).toBeNull();
    show(<CounterTile label="Lewat" value="4" tone="critical" />);
    expect(container.querySelector('[data-tone="critical"]')).not.toBeNull();
  });
});

describe('an SLA bar', () => {
  it('never draws more than its length, and says its state', () => {
    const { container } = mount(<SlaBar ratio={1.4} left="−0:12" state="breached" />);
    expect(container.querySelector('[data-state="breached"]')?.textContent).toBe('−0:12');
    expect(container.querySelector('i')?.getAttribute('style')).toContain('100%');
  });
});

describe('a drawn clock', () => {
  it('drops a time that would overlap another, never the one for now', () => {
    const marks = [
      { at: 0, text: '10.02' },
      { at: 0.5, text: '12.01' },
      { at: 0.55, text: 'kini', strong: true },
    ];
    const { container } = mount(
      <SegmentBar label="83 %" marks={marks} segments={[{ kind: 'run', share: 1, title: '' }]} />,
    );
    expect(container.textContent).toContain('kini');
    expect(container.textContent).not.toContain('12.01');
  });
});

describe('a button', () => {
  it('shows its key to the eye and tells it to a screen reader', () => {
    const { container } = mount(<Button keyLabel="t">Tugaskan</Button>);
    const button = container.querySelector('button');
    expect(button?.getAttribute('aria-keyshortcuts')).toBe('t');
    expect(button?.querySelector('[aria-hidden]')?.textContent).toBe('t');
  });
});
