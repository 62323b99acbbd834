import type { Language } from '../../shared/domain/identity/principal.ts';

/** What Electron does by itself, and names in English wherever the system does not. */
export type MenuRole =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'togglefullscreen'
  | 'minimize'
  | 'close';

type Words = {
  readonly edit: string;
  readonly view: string;
  readonly window: string;
  readonly roles: Readonly<Record<MenuRole, string>>;
  readonly loginStart: string;
  readonly showConsole: string;
  readonly quit: string;
  readonly deskEnded: (times: number, code: number, pauseSeconds: number) => string;
  readonly deskHung: (times: number, pauseSeconds: number) => string;
  readonly triesAgain: string;
  readonly waitsForRoom: (directory: string) => string;
};

const words: Readonly<Record<Language, Words>> = {
  id: {
    edit: 'Sunting',
    view: 'Tampilan',
    window: 'Jendela',
    roles: {
      undo: 'Urungkan',
      redo: 'Ulangi',
      cut: 'Potong',
      copy: 'Salin',
      paste: 'Tempel',
      selectAll: 'Pilih semua',
      togglefullscreen: 'Layar penuh',
      minimize: 'Kecilkan jendela',
      close: 'Tutup jendela',
    },
    loginStart: 'Mulai saat masuk komputer',
    showConsole: 'Tampilkan konsol',
    quit: 'Tutup Aglis',
    deskEnded: (times, code, pauseSeconds) =>
      `Meja ini berakhir ${times} kali (kode ${code}); dimulai lagi setelah ${pauseSeconds} detik.`,
    deskHung: (times, pauseSeconds) =>
      `Meja ini tidak menjawab setengah menit dan dihentikan (${times} kali); dimulai lagi setelah ${pauseSeconds} detik.`,
    triesAgain: 'Dicoba lagi tiap beberapa detik.',
    waitsForRoom: (directory) =>
      `Disk tempat ${directory} sudah penuh: kosongkan sebagian, lalu papan terbuka sendiri; tidak ada yang hilang.`,
  },
  en: {
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    roles: {
      undo: 'Undo',
      redo: 'Redo',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select all',
      togglefullscreen: 'Full screen',
      minimize: 'Minimize',
      close: 'Close window',
    },
    loginStart: 'Start at log-in',
    showConsole: 'Show the console',
    quit: 'Quit Aglis',
    deskEnded: (times, code, pauseSeconds) =>
      `The desk ended ${times} ${times === 1 ? 'time' : 'times'} (code ${code}); it is started again after ${pauseSeconds} s.`,
    deskHung: (times, pauseSeconds) =>
      `The desk did not answer for half a minute and was ended (${times} ${times === 1 ? 'time' : 'times'}); it is started again after ${pauseSeconds} s.`,
    triesAgain: 'It is tried again every few seconds.',
    waitsForRoom: (directory) =>
      `The disk of ${directory} is full: make room on it, and the board opens by itself; nothing is lost.`,
  },
};

/** The few words that the shell itself says; windows have theirs in `renderer/shell/languages`. */
export const wordsOf = (language: Language): Words => words[language];
