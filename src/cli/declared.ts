import ts from 'typescript';

/*
 * The types of a package, written out whole from the types of its entry: whoever installs it needs
 * neither this repository nor any other package to read them.
 */

const { TypeFlags } = ts;
const written: readonly (readonly [flag: ts.TypeFlags, as: string])[] = [
  [TypeFlags.Unknown, 'unknown'],
  [TypeFlags.String, 'string'],
  [TypeFlags.Number, 'number'],
  [TypeFlags.Boolean, 'boolean'],
  [TypeFlags.Undefined, 'undefined'],
  [TypeFlags.Null, 'null'],
];
/** What JavaScript itself brings. */
const ofTheLanguage = ['Date', 'Error'];

/** The declarations of all that an entry exports. A function in what one gives is of any type. */
export function declared(entry: string, settings: string, others: readonly string[]): string {
  const { config }: { config?: unknown } = ts.readConfigFile(settings, (path) =>
    ts.sys.readFile(path),
  );
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram([entry, ...others], options);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${entry} exports nothing`);
  const named = checker
    .getExportsOfModule(module)
    .map((one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one));

  const comment = (symbol: ts.Symbol, indent: string) => {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    return text ? `${indent}/** ${text.replaceAll('\n', `\n${indent} * `)} */\n` : '';
  };
  const fields = (type: ts.Type, indent: string, but: readonly string[] = []): string => {
    const lines = checker.getPropertiesOfType(type).flatMap((field) => {
      if (but.includes(field.name)) return [];
      const optional = field.flags & ts.SymbolFlags.Optional ? '?' : '';
      const name = /^[\w$]+$/.test(field.name) ? field.name : JSON.stringify(field.name);
      const of = print(checker.getTypeOfSymbol(field), indent, Boolean(optional));
      return [`${comment(field, indent)}${indent}readonly ${name}${optional}: ${of};`];
    });
    const index = checker
      .getIndexInfosOfType(type)
      .map((one) => `${indent}readonly [id: string]: ${print(one.type, indent)};`);
    return [...lines, ...index].join('\n');
  };
  const print = (type: ts.Type, indent: string, optional = false): string => {
    if (indent.length > 40) throw new Error(`${checker.typeToString(type)} does not end`);
    const name = (type.aliasSymbol ?? type.getSymbol())?.name ?? '';
    if (named.some((one) => one.name === name)) return name;
    for (const [flag, as] of written) if (type.flags & flag) return as;
    if (type.isStringLiteral() || type.isNumberLiteral()) return JSON.stringify(type.value);
    if (type.flags & TypeFlags.BooleanLiteral) return checker.typeToString(type);
    if (type.isUnion()) {
      const of = optional
        ? type.types.filter(({ flags }) => !(flags & TypeFlags.Undefined))
        : type.types;
      const all = [...new Set(of.map((one) => print(one, indent)))].join(' | ');
      return /^(true \| false|false \| true)$/.test(all) ? 'boolean' : all;
    }
    if (ofTheLanguage.includes(name)) return name;
    if (checker.isArrayType(type)) {
      const [of] = checker.getTypeArguments(type as ts.TypeReference); // an array is one
      return `readonly (${of ? print(of, indent) : 'unknown'})[]`;
    }
    // what XState calls is of XState's types, which a package without it cannot name
    if (type.getCallSignatures().length > 0) return '(...given: any) => any';
    return `{\n${fields(type, `${indent}  `)}\n${indent}}`;
  };

  const shapes = named.map((symbol) => {
    const says = comment(symbol, '');
    if (symbol.flags & ts.SymbolFlags.Function) {
      const [call] = checker.getTypeOfSymbol(symbol).getCallSignatures();
      if (!call) throw new Error(`${symbol.name} cannot be called`);
      const takes = call
        .getParameters()
        .map((one) => `${one.name}: ${print(checker.getTypeOfSymbol(one), '')}`);
      return `${says}export declare function ${symbol.name}(${takes.join(', ')}): ${print(call.getReturnType(), '')};`;
    }
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    if (symbol.flags & ts.SymbolFlags.Class)
      return `${says}export declare class ${symbol.name} extends Error {\n${fields(type, '  ', ['name', 'message', 'stack', 'cause'])}\n}`;
    return `${says}export type ${symbol.name} = {\n${fields(type, '  ')}\n};`;
  });
  return `${shapes.join('\n\n')}\n`;
}
