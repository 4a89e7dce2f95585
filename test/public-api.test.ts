import * as ts from 'typescript';
import { checker, members, membersOf, names, type PublicName } from './support/public-names';
import { STRING_PROPS } from './support/string-props';

function isDocumented({ symbol }: PublicName): boolean {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim() !== '';
}

function isOptionalProp({ symbol }: PublicName): boolean {
  const [declaration] = symbol.declarations ?? [];
  return (
    declaration !== undefined &&
    ts.isPropertySignature(declaration) &&
    declaration.questionToken !== undefined &&
    /(Props|Options|Attributes)$/.test(
      declaration.parent && ts.isInterfaceDeclaration(declaration.parent) ? declaration.parent.name.text : '',
    )
  );
}

describe('the public API', () => {
  test('has documentation for every export and every member', () => {
    const all = [...names, ...members];
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((name) => !isDocumented(name)).map(({ name }) => name)).toEqual([]);
  });

  test('documents the default of every optional prop', () => {
    const optional = members.filter(isOptionalProp);
    expect(optional.length).toBeGreaterThan(30);
    const silent = optional.filter(
      ({ symbol }) => !symbol.getJsDocTags().some((tag) => tag.name === 'default'),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test('exports every name in the README', () => {
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'RedisService',
        'TlsTerminator',
        'Replica',
        'ConnectionOutputs',
        'DockerPlatform',
        'KubernetesPlatform',
        'PrivateCertificateAuthority',
        'TlsCertificate',
        'RedisVersion',
        'Flavor',
        'MemorySize',
      ]),
    );
  });
});

/** Whether a value of a type is a string, a list of strings or a map of them. */
function holdsString(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => {
    if (part.flags & ts.TypeFlags.StringLike) return (part.flags & ts.TypeFlags.EnumLike) === 0;
    const element = checker.getIndexTypeOfType(part, ts.IndexKind.Number) ?? part.getStringIndexType();
    return element !== undefined && holdsString(element);
  });
}

/** Whether a member of an interface is a string, or a method takes one that is not the id of a construct. */
function takesString({ symbol }: PublicName): boolean {
  const type = checker.getTypeOfSymbol(symbol);
  const parameters = type.getCallSignatures().flatMap((signature) => signature.getParameters());
  if (parameters.length > 0)
    return parameters.some((it) => it.name !== 'id' && holdsString(checker.getTypeOfSymbol(it)));
  return (symbol.flags & ts.SymbolFlags.Property) !== 0 && holdsString(type);
}

/** Members that accept a string but render nothing: interfaces that the library returns, and methods that only read. */
const ASIDE = [
  /^RedisCredential\./,
  /^ITlsTerminator\./,
  /^ServerVersion\.isAtLeast$/,
  /^(IRedisService|RedisServiceBase)\.credentialsOf$/,
  // What constructs pass to a platform: test/platforms/conformance runs it.
  /^(ServerRequest|PrimaryConnection|PrimaryTlsConnection|TlsEndpoint)\./,
  /^(TerminatorRequest|TerminatedServer|TerminatorCertificate)\./,
  /^(ServerSpecification|ServerDirective|UserSpecification|TerminatorSpecification|Listener|Login|Secret)\./,
  // What the author of a platform returns: test/platforms/outside runs it.
  /^(Access|IPlatformFacts|ProvidedServer|ProvidedTerminator|PlatformProblem)\./,
];

describe('every string that the public API accepts', () => {
  test('is tested with hostile values: a new one needs a row in test/support/string-props', () => {
    const interfaces = names.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Interface);
    const classes = names.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Class);
    const props = interfaces.flatMap(membersOf).filter(takesString);
    const methods = classes
      .flatMap(membersOf)
      .filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Method)
      .filter(takesString);
    const taking = [...props, ...methods]
      .map(({ name }) => name)
      .filter((name) => !ASIDE.some((aside) => aside.test(name)));
    const tried = Object.keys(STRING_PROPS).map((row) => row.split(' ')[0]);
    expect(taking.sort()).toEqual([...new Set(tried)].filter((name) => name !== 'context').sort());
  });
});
