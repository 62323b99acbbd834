import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pairing } from '../../shared/contracts/displays.ts';
import { shownPairingCode } from '../../shared/domain/identity/pairing-code.ts';
import { Button } from '../design/Button.tsx';
import { useRoom } from '../live/room-context.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import './pair-display.css';
import { useFormat } from './preferences.tsx';
import { SessionEnded } from './SessionEnded.tsx';

/** A code, read across the room, for somebody at a console to approve. Nobody need be here for any of it. */
export function PairDisplay({ onPerson }: { readonly onPerson: () => void }) {
  const { t } = useTranslation();
  const pairing = usePairing();
  return (
    <main className="sign-in">
      <section className="pairing" aria-labelledby="pairing-title">
        <p className="mark">AGLIS</p>
        <h1 id="pairing-title">{t('pairing.title')}</h1>
        <SessionEnded />
        <div role="status">
          <PairingWords pairing={pairing} />
        </div>
        <Button onPress={onPerson}>{t('pairing.person')}</Button>
      </section>
      <LanguageSwitch />
    </main>
  );
}

function PairingWords({ pairing }: { readonly pairing: Pairing }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (pairing.kind === 'asking') return <p>{t('pairing.asking')}</p>;
  if (pairing.kind === 'refused')
    return <p className="sign-in-refusal">{t(`pairing.refused.${pairing.reason}`)}</p>;
  return (
    <>
      <p className="pairing-code">{shownPairingCode(pairing.code)}</p>
      <p>{t('pairing.how')}</p>
      <p className="ink-3">{t('pairing.until', { at: format.time(pairing.expiresAt) })}</p>
    </>
  );
}

function usePairing(): Pairing {
  const { desk } = useRoom();
  const [pairing, setPairing] = useState<Pairing>({ kind: 'asking' });
  useEffect(() => desk.watchPairing(setPairing), [desk]);
  return pairing;
}
