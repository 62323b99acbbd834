import { useTranslation } from 'react-i18next';
import { useRoom } from '../../../live/room-context.tsx';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { saveFile } from '../../../shell/print/save-file.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { dayCsv } from './day-csv.ts';
import { sheetsOf } from './sheet-lines.ts';

/** Saves the day as a file for a spreadsheet. */
export function useSaveDay({ view }: Pick<DispatchDesk, 'view'>): () => void {
  const { t } = useTranslation();
  const format = useFormat();
  const partWords = usePartWords();
  const { rows } = useRoom();
  return () =>
    saveFile({
      name: `${t('dispatch.sheet.file')}-${view.day}.csv`,
      type: 'text/csv;charset=utf-8',
      text: dayCsv(view, sheetsOf(view, rows), { t, format, partWords }),
    });
}
