import { type IResolvable, type IResolveContext, rawString, Token, Tokenization } from 'cdktf';
import { isToken, TOKENS } from './tokens';

/** The property that marks a plaintext value. All copies of this library in an app share it. */
const PLAINTEXT = Symbol.for('cdktf-redis.plaintext-value');

/**
 * A value of a plaintext credential. It wraps another value and resolves to the same bytes, but can be recognised before it is
 * resolved.
 */
export class PlaintextValue implements IResolvable {
  /** Whether a token is a plaintext value, even if another copy of this library created it. */
  public static isPlaintextValue(token: IResolvable): token is PlaintextValue {
    return PLAINTEXT in token;
  }

  public readonly [PLAINTEXT] = true;
  public readonly creationStack: string[];

  /**
   * @param service The construct path of the service that the credential is for.
   * @param value The wrapped value.
   */
  constructor(
    public readonly service: string,
    private readonly value: IResolvable,
  ) {
    this.creationStack = value.creationStack;
  }

  public resolve(context: IResolveContext): unknown {
    return this.value.resolve(context);
  }

  /** The text that cdktf uses for a token inside a string that is an argument of a function. */
  public toString(): string {
    return this.value.toString();
  }
}

/** Wraps a text of a plaintext credential: its tokens, or the whole text if it has none. */
export function plaintextText(service: string, text: string): string {
  const wrapped = (value: IResolvable) => Token.asString(new PlaintextValue(service, value));
  const marked = text.replace(TOKENS, (token) =>
    isToken(token) ? wrapped(Tokenization.reverseString(token).tokens[0]) : token,
  );
  return marked === text ? wrapped(rawString(text)) : marked;
}

/** Wraps a number of a plaintext credential. */
export function plaintextNumber(service: string, number: number): number {
  return Token.asNumber(new PlaintextValue(service, Token.asAny(number)));
}
