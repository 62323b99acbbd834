import { useTranslation } from 'react-i18next';
import {
  atRiskRatio,
  nearlyLostRatio,
  readSlaClock,
  type SlaReading,
} from '../../../../shared/domain/sla/sla-clock.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { SegmentBar } from '../../../design/SegmentBar.tsx';
import { useNow, useRoom } from '../../../live/room-context.tsx';
import { momentPassed, momentUsed } from '../../../live/ticket-facts.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { slaView } from '../queue/sla-view.ts';
import { slaSegments } from './sla-segments.ts';
import { slaSentence } from './sla-sentence.ts';

const stepMs = 5000;

/** The resolution clock explained: what is left, its life on wall time, and the sum in words. */
export function SlaSection({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const { clock, calendars } = useRoom();
  const format = useFormat();
  useNow(stepMs);
  const now = clock.now();
  const { state, remainingMs } = slaView(ticket, now, calendars);
  const dueAt = momentUsed(ticket.resolution, 1, now, calendars);
  const sentence = slaSentence(ticket.resolution, now, calendars, t, format);
  /* A clock at rest has no due time any more, but it tells when it had passed its target. */
  const passedAt = Number.isFinite(dueAt) ? dueAt : momentPassed(ticket.resolution, 1, now, calendars);
  const drawing = slaSegments(ticket.resolution, now, passedAt, format, t('sla.now'));
  const text = `${sentence.percent}: ${sentence.used}`;

  return (
    <section className="panel-part">
      <h3>{t('sla.resolution')}</h3>
      <p className="sla-due" data-state={state}>
        <span className="sla-big">{format.left(remainingMs)}</span>
        <span className="ink-1">{dueWords(state, dueAt, remainingMs, now)}</span>
      </p>
      <div className="sla-drawing" data-state={state}>
        <SegmentBar {...drawing} label={[text, sentence.paused].filter(Boolean).join('; ')} />
      </div>
      <p>
        <b>{sentence.percent}</b>: {sentence.used}
        {sentence.paused && `; ${sentence.paused}`}
      </p>
      <dl className="facts">
        <dt>{t('sla.response')}</dt>
        <dd>
          <ResponseLine ticket={ticket} />
        </dd>
        <Thresholds ticket={ticket} />
      </dl>
    </section>
  );

  function dueWords(kind: typeof state, due: number, left: number, at: number): string {
    if (kind === 'stopped') return t(left < 0 ? 'sla.stoppedLate' : 'sla.stoppedInTime');
    if (kind === 'paused' || !Number.isFinite(due)) return t(left < 0 ? 'sla.pausedLate' : 'sla.paused');
    return t(left < 0 ? 'sla.wasDue' : 'sla.leftDue', { at: format.moment(due, at) });
  }
}

function ResponseLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const { clock, calendars } = useRoom();
  const format = useFormat();
  const reading: SlaReading = readSlaClock(ticket.response, clock.now(), calendars);
  const facts = {
    used: format.length(reading.usedMs),
    target: format.length(ticket.response.target.durationMs),
    due: reading.dueAt === null ? '' : format.moment(reading.dueAt, clock.now()),
  };
  if (reading.kind === 'met') return t('sla.responseMet', facts);
  if (reading.kind === 'breached') return t('sla.responseLate', facts);
  return reading.remainingMs < 0 ? (
    <strong className="rank-critical">{t('sla.responseOverdue', facts)}</strong>
  ) : (
    t('sla.responseOpen', facts)
  );
}

/** When the escalation ladder's steps will be reached if the clock runs on: facts, not a promise of who is called. */
function Thresholds({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const { clock, calendars } = useRoom();
  const format = useFormat();
  const now = clock.now();
  const ahead = [atRiskRatio, nearlyLostRatio]
    .map((ratio) => ({ ratio, at: momentUsed(ticket.resolution, ratio, now, calendars) }))
    .filter(({ at }) => Number.isFinite(at) && at > now);
  if (ahead.length === 0) return null;
  return (
    <>
      <dt>{t('sla.thresholds')}</dt>
      <dd>
        {ahead
          .map(({ ratio, at }) =>
            t('sla.thresholdAt', { percent: format.percent(ratio), at: format.moment(at, now) }),
          )
          .join(' · ')}
      </dd>
    </>
  );
}
