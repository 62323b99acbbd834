import type { SlaClock } from '../../../../shared/domain/sla/sla-clock.ts';
import type { BarMark, BarSegment } from '../../../design/SegmentBar.tsx';
import type { Format } from '../../../shell/format.ts';

type Drawing = { readonly segments: readonly BarSegment[]; readonly marks: readonly BarMark[] };

/** A clock's life on wall time, from its start to its due time, or to now where it has passed or rests. */
export function slaSegments(
  clock: SlaClock,
  now: number,
  dueAt: number,
  format: Format,
  nowWord: string,
): Drawing {
  const start = clock.segments[0]?.from ?? now;
  const isDue = Number.isFinite(dueAt);
  const last = clock.segments.at(-1);
  const rests = last?.kind === 'stopped' ? last.from : null;
  const end = Math.max(rests ?? now, isDue ? dueAt : 0, start + 1);
  const at = (moment: number) => (moment - start) / (end - start);
  const segments: BarSegment[] = [];
  const marks: BarMark[] = [{ at: 0, text: format.moment(start, now) }];

  const add = (kind: BarSegment['kind'], from: number, until: number) => {
    if (until <= from) return;
    segments.push({
      kind,
      share: at(until) - at(from),
      title: `${format.moment(from, now)} – ${format.moment(until, now)}`,
    });
  };
  clock.segments.forEach((segment, index) => {
    const until = clock.segments[index + 1]?.from ?? rests ?? now;
    if (index > 0) marks.push({ at: at(segment.from), text: format.moment(segment.from, now) });
    const passes = segment.kind === 'running' && isDue ? Math.max(segment.from, dueAt) : until;
    add(segment.kind === 'running' ? 'run' : segment.kind, segment.from, Math.min(until, passes));
    if (passes < until) add('over', passes, until);
  });
  if (rests === null) {
    add('left', now, end);
    marks.push({ at: at(now), text: nowWord, strong: true });
  }
  if (isDue && dueAt < now) marks.push({ at: at(dueAt), text: format.moment(dueAt, now) });
  return { segments, marks };
}
