import { usePreferences } from './preferences.tsx';

const languages = [
  ['id', 'Bahasa Indonesia'],
  ['en', 'English'],
] as const;

export function LanguageSwitch() {
  const { preferences, change } = usePreferences();
  return (
    <div className="language-switch">
      {languages.map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={preferences.language === language}
          onClick={() => change({ language })}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
