import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../../shared/domain/routing/changes/compare-plans.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { comparedFigures } from './compared-figures.ts';

/** The plan that holds against the one that is proposed; only what differs is bold. */
export function ComparisonTable({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className="comparison num">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('dispatch.proposal.figure')}</span>
          </th>
          <th scope="col">{t('dispatch.proposal.now')}</th>
          <th scope="col">{t('dispatch.proposal.proposed')}</th>
          <th scope="col">{t('dispatch.proposal.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {comparedFigures(comparison.before, comparison.after, format).map((figure) => (
          <tr key={figure.name} data-same={figure.isSame || undefined}>
            <th scope="row">{t(`dispatch.proposal.figures.${figure.name}`)}</th>
            <td>{figure.before}</td>
            <td>{figure.after}</td>
            <td>{figure.difference}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
