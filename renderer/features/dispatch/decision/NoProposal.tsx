import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../design/Kbd.tsx';
import type { ShortcutId } from '../../../shell/keys/shortcut-catalogue.ts';
import { useKey } from '../../../shell/keys/use-keys.ts';

const ways = [
  'dispatch.mend',
  'dispatch.anew',
  'dispatch.tray',
  'dispatch.insert',
  'dispatch.take',
  'dispatch.lock',
  'dispatch.absent',
  'dispatch.routes',
] as const satisfies readonly ShortcutId[];

/** The plan stands as it is. Says what can be done with it, and by which key. */
export function NoProposal() {
  const { t } = useTranslation();
  return (
    <section className="decision-no-proposal">
      <h2>{t('dispatch.decision.noProposal')}</h2>
      <p>{t('dispatch.decision.noProposalHelp')}</p>
      <ul>
        {ways.map((id) => (
          <Way key={id} id={id} />
        ))}
      </ul>
    </section>
  );
}

function Way({ id }: { readonly id: (typeof ways)[number] }) {
  const { t } = useTranslation();
  const { shown } = useKey(id);
  return (
    <li>
      <span>{t(`dispatch.decision.way.${id.slice('dispatch.'.length)}`)}</span>
      {shown && <Kbd>{shown}</Kbd>}
    </li>
  );
}
