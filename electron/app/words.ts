import type { Language } from '../../shared/domain/identity/principal.ts';

type Words = {
  readonly view: string;
  readonly loginStart: string;
  readonly showConsole: string;
  readonly quit: string;
};

const words: Readonly<Record<Language, Words>> = {
  id: {
    view: 'Tampilan',
    loginStart: 'Mulai saat masuk komputer',
    showConsole: 'Tampilkan konsol',
    quit: 'Tutup Aglis',
  },
  en: {
    view: 'View',
    loginStart: 'Start at log-in',
    showConsole: 'Show the console',
    quit: 'Quit Aglis',
  },
};

/** The few words that the shell itself says; windows have theirs in `renderer/shell/languages`. */
export const wordsOf = (language: Language): Words => words[language];
