import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

type DialogProps = {
  readonly title: ReactNode;
  readonly width?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A pane above the room. Mantine keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog({ title, width = '52rem', onClose, children }: DialogProps) {
  return (
    <Modal.Root opened onClose={onClose} size={width} yOffset="12vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <Modal.Title className="dialog-title">{title}</Modal.Title>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What a dialog leads to, the primary action last, where the hand ends. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <footer className="dialog-actions">{children}</footer>;
}
