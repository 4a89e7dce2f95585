/** A test. */
export class Hello {
  /** The name. */
  public readonly name: string = 'x';
}
