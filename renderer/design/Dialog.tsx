import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

type DialogProps = {
  readonly title: ReactNode;
  readonly width?: string;
  /** Over the usual type of dialogs on this display, for one that has to be seen whole. */
  readonly zoom?: number;
  readonly yOffset?: string;
  /** A click beside it closes it, too: only where nothing is written or chosen that would be lost. */
  readonly isLight?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A pane above the room. Mantine keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog({
  title,
  width = '52rem',
  zoom,
  yOffset = '12vh',
  isLight = false,
  onClose,
  children,
}: DialogProps) {
  return (
    <Modal.Root
      opened
      onClose={onClose}
      closeOnClickOutside={isLight}
      size={width}
      yOffset={yOffset}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content style={zoom === undefined ? undefined : { ['--near' as string]: zoom }}>
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
