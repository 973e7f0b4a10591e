import { TopLayer } from '../overlay/top-layer.js';
import { closeWhenInvisible } from '../overlay/invisible-dialog.js';

/** Shows a banner that blocks the page until it is answered or dismissed. @returns what takes it away */
export function enterModal(dialog: HTMLDialogElement, hide: () => void): () => void {
  const layer = new TopLayer(dialog);
  const stopLooking = closeWhenInvisible(dialog, hide);
  const dismiss = () => void (dialog.open || layer.isAway || hide());
  dialog.addEventListener('close', dismiss);
  return () => {
    stopLooking();
    layer.leave();
    dialog.removeEventListener('close', dismiss);
    dialog.close();
  };
}
