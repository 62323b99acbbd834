import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { desktopShell } from '../desktop-shell.ts';
import { listSource, type PaletteSource, paletteEntry } from '../palette/palette-source.ts';
import { useDesktop } from './use-desktop.ts';
import { useDisplayNames } from './use-display-names.ts';

/** The other displays of this workstation in the palette: choosing one takes this window there. */
export function useDisplaySource(): PaletteSource {
  const { t } = useTranslation();
  const desktop = useDesktop();
  const names = useDisplayNames(desktop);
  return useMemo(() => {
    const here = desktop?.windows.find(({ isHere }) => isHere)?.displayId;
    const others = names.filter(({ display }) => display.id !== here);
    return listSource({
      name: 'displays',
      title: t('desktop.displays'),
      entries: () =>
        others.map(({ display, place, about }) =>
          paletteEntry({
            key: String(display.id),
            name: place,
            note: `${about} · ${t('desktop.moveHere')}`,
            run: () => desktopShell()?.moveWindow(null, display.id),
          }),
        ),
    });
  }, [desktop, names, t]);
}
