import { type IResolvable, type IResolveContext, rawString, Token, Tokenization } from 'cdktf';
import { isToken, TOKENS } from './tokens';

const PLAINTEXT = Symbol.for('cdktf-redis.plaintext-value');

/**
 * A value of a plaintext credential. It stands for another one, resolves to the same bytes wherever it is used, and can
 * be told apart from it on the way.
 */
export class PlaintextValue implements IResolvable {
  /** Whether a token is a plaintext value, made by any copy of this library that the app loads. */
  public static isPlaintextValue(token: IResolvable): token is PlaintextValue {
    return PLAINTEXT in token;
  }

  public readonly [PLAINTEXT] = true;
  public readonly creationStack: string[];

  /**
   * @param service Construct path of the service that the credential is for.
   * @param value What it stands for.
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

  /** Where a string is part of an argument of a function, cdktf takes a token for what this says. */
  public toString(): string {
    return this.value.toString();
  }
}

/** A text of a plaintext credential: its tokens are told apart, or all of it where there are none. */
export function plaintextText(service: string, text: string): string {
  const standIn = (value: IResolvable) => Token.asString(new PlaintextValue(service, value));
  const marked = text.replace(TOKENS, (token) =>
    isToken(token) ? standIn(Tokenization.reverseString(token).tokens[0]) : token,
  );
  return marked === text ? standIn(rawString(text)) : marked;
}

/** A number of a plaintext credential. */
export function plaintextNumber(service: string, number: number): number {
  return Token.asNumber(new PlaintextValue(service, Token.asAny(number)));
}
