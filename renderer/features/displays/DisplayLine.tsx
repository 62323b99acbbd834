import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Display } from '../../../shared/contracts/displays.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { SureButton } from '../../design/SureButton.tsx';
import { useNow, useRoom } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';

/** Every line of the room is asked for within the minute: whoever was not seen for longer is off or away. */
const seenNowMs = 3 * minuteMs;

type DisplayLineProps = { readonly display: Display; readonly onRevoked: () => void };

export function DisplayLine({ display, onRevoked }: DisplayLineProps) {
  const { t } = useTranslation();
  const { name, deskName, mayAcknowledge, lastSeenAt } = display;
  const format = useFormat();
  const now = useNow(minuteMs);
  const isHere = now - lastSeenAt < seenNowMs;
  return (
    <li>
      <b className="ellipsis">{name}</b>
      <span className="ellipsis ink-3">{deskName}</span>
      <span>{t(mayAcknowledge ? 'displays.acknowledges' : 'displays.looks')}</span>
      <span className="num">
        {isHere ? t('displays.here') : t('displays.lastSeen', { at: format.moment(lastSeenAt, now) })}
      </span>
      <Revoke display={display} onRevoked={onRevoked} />
    </li>
  );
}

function Revoke({ display: { accountId }, onRevoked }: DisplayLineProps) {
  const { t } = useTranslation();
  const { desk } = useRoom();
  const [state, setState] = useState<'resting' | 'busy' | 'failed'>('resting');
  const revoke = async () => {
    setState('busy');
    const isDone = await desk.revokeDisplay(accountId).catch(() => false);
    if (isDone) onRevoked();
    else setState('failed');
  };
  return (
    <span className="displays-revoke">
      {state === 'failed' && (
        <span role="alert" className="dialog-loss">
          {t('displays.refused.unreachable')}
        </span>
      )}
      <SureButton onPress={() => void revoke()} disabled={state === 'busy'} sure={t('displays.revokeSure')}>
        {t('displays.revoke')}
      </SureButton>
    </span>
  );
}
