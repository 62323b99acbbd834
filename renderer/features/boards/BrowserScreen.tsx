import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrowserScreen } from './use-browser-screen.ts';

/** Says what the browser of this wall would not do, until it was read. */
export function BrowserScreen({ kiosk }: { readonly kiosk: boolean }) {
  const { t } = useTranslation();
  const refusal = useBrowserScreen(kiosk);
  const [read, setRead] = useState<typeof refusal>(null);
  if (refusal === null || refusal === read) return null;
  return (
    <p className="board-refusal" role="status">
      <span>{t(`board.browser.${refusal}`)}</span>
      <button type="button" onClick={() => setRead(refusal)}>
        {t('board.browser.read')}
      </button>
    </p>
  );
}
