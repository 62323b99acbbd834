import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartCounts } from '../../../../shared/domain/routing/part-counts.ts';
import { Button } from '../../../design/Button.tsx';
import { Dialog } from '../../../design/Dialog.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { useEntity, useRoom } from '../../../live/room-context.tsx';
import { inPartOrder, inUse } from '../../../shell/part-words.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { PartsCatalogue } from './PartsCatalogue.tsx';
import { VanEditor } from './VanEditor.tsx';
import { VanTable } from './VanTable.tsx';
import type { VanSaid } from './van-draft.ts';
import './vans.css';

type VansDialogProps = { readonly desk: DispatchDesk; readonly onClose: () => void };

/** What is on each van, what its technician costs and what their days keep to; and, one step aside, what visits usually take off it. */
export function VansDialog({ desk, onClose }: VansDialogProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  useEntity('parts');
  const [isCatalogue, setCatalogue] = useState(false);
  const parts = inPartOrder(rows.parts);
  return (
    <Dialog
      title={t(isCatalogue ? 'dispatch.vans.catalogue' : 'dispatch.vans.title')}
      width="124rem"
      onClose={onClose}
    >
      <div className="vans">
        <div className="vans-head">
          <p>{t(isCatalogue ? 'dispatch.vans.catalogueMeans' : 'dispatch.vans.explain')}</p>
          <Button onPress={() => setCatalogue(!isCatalogue)}>
            {t(isCatalogue ? 'dispatch.vans.backToVans' : 'dispatch.vans.catalogue')}
          </Button>
        </div>
        {isCatalogue ? (
          <PartsCatalogue parts={parts} mayChange={desk.mayStaff} />
        ) : (
          <Vans desk={desk} parts={inUse(parts, ofVans(desk.view.routes))} />
        )}
      </div>
    </Dialog>
  );
}

/** What lies on the vans and what the day takes off them. */
const ofVans = (routes: DispatchDesk['view']['routes']): readonly PartCounts[] =>
  routes.flatMap(({ onVan, stops }) => [onVan ?? {}, ...stops.map(({ parts }) => parts)]);

type VansProps = {
  readonly desk: DispatchDesk;
  readonly parts: ReturnType<typeof inPartOrder>;
};

function Vans({ desk: { view, mayStaff, selectedTechnician }, parts }: VansProps) {
  const { t } = useTranslation();
  const { rows, submit } = useRoom();
  useEntity('vans');
  const [chosen, choose] = useState(() =>
    Math.max(
      0,
      view.routes.findIndex(({ technicianId }) => technicianId === selectedTechnician),
    ),
  );
  const firstField = useRef<HTMLInputElement>(null);
  const route = view.routes[chosen];
  if (!route) return <TileState kind="empty" title={t('dispatch.timeline.nobody')} />;
  const van = rows.vans.get(route.technicianId) ?? null;
  const save = (said: VanSaid) =>
    submit('van.set', { technicianId: route.technicianId, baseVersion: van?.version ?? 0, ...said });
  return (
    <>
      <VanTable
        routes={view.routes}
        parts={parts}
        chosen={chosen}
        onChoose={choose}
        onEdit={() => firstField.current?.focus()}
      />
      <VanEditor
        key={`${route.technicianId} ${van?.version ?? 0}`}
        route={route}
        van={van}
        parts={parts}
        day={view.day}
        mayChange={mayStaff}
        firstField={firstField}
        onSave={save}
      />
    </>
  );
}
