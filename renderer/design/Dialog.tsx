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
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={width}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.55 }}
      yOffset="12vh"
    >
      {children}
    </Modal>
  );
}

/** What a dialog leads to, the primary action last, where the hand ends. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <footer className="dialog-actions">{children}</footer>;
}
