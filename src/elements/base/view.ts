/** The rendered view of an element. */
export interface View {
  /** Draws anew: the state or an attribute changed. */
  update(): void;
  close(): void;
  /** Enters the top layer again: its element was moved. */
  moved?(): void;
}
