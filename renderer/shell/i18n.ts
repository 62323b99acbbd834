import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/domain/identity/principal.ts';
import english from './languages/en.json' with { type: 'json' };
import indonesian from './languages/id.json' with { type: 'json' };

/** Both languages travel with the page, so that switching needs no reload and no network. */
export function createTranslations(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { id: { translation: indonesian }, en: { translation: english } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
