import { describe, expect, it } from 'vitest';
import { formatFor } from '../../../shell/format.ts';
import { createTranslations } from '../../../shell/i18n.ts';
import { travelWords } from './travel-words.ts';

const saying = { t: createTranslations('id').t, format: formatFor('id') };

describe('how far travel times can be trusted', () => {
  it('is not spoken of while there is nothing to say', () => {
    expect(travelWords([], saying)).toBe('');
  });

  it('is said in sentences, with what the service did in words', () => {
    const notices = [
      { key: 'travel.allEstimated', figures: { service: 'OSRM', fault: 'timeout' } },
      { key: 'travel.estimateUntested', figures: {} },
    ];
    expect(travelWords(notices, saying)).toBe(
      'Waktu tempuh diperkirakan: OSRM tidak menjawab tepat waktu. Belum ada perjalanan tercatat yang menguji perkiraan ini.',
    );
  });
});
