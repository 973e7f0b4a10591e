import ts from 'typescript';

/**
 * Writes a source so that it holds all its mutants at once: each place that can be changed asks `__mutant(number)` whether the
 * changed form is the one that runs. One build then serves for all of them.
 *
 * Not mutated: types, and the sentences of messages, whose wording no test should know.
 * @returns {{ code: string, mutants: { line: number, from: string, to: string }[] }} numbered from `first`
 */
export function withMutants(source, file, first) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const mutants = [];

  const place = (node, changed) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    mutants.push({ line: line + 1, from: node.getText().slice(0, 80), to: changed.slice(0, 80) });
    return `__mutant(${first + mutants.length - 1})`;
  };
  const write = (node) => {
    if (
      ts.isTypeNode(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isImportDeclaration(node)
    )
      return node.getFullText();
    const inner = writeInside(node, write);
    if (ts.isBlock(node) && isBody(node)) return `{ if (!${place(node, '{}')}) ${inner} }`;
    if (!ts.isExpression(node)) return inner;
    return changesOf(node).reduce(
      (text, changed) => ` (${place(node, changed)} ? (${changed}) : (${text}))`,
      inner,
    );
  };
  return { code: write(tree), mutants };
}

/** A node's text with its children written anew. */
function writeInside(node, write) {
  const source = node.getSourceFile().text;
  let text = '';
  let at = node.getFullStart();
  ts.forEachChild(node, (child) => {
    if (child.getFullStart() < at) return;
    text += source.slice(at, child.getFullStart()) + write(child);
    at = child.end;
  });
  return text + source.slice(at, node.end);
}

const SWAPS = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
};

function changesOf(node) {
  const text = (part) => part.getText();
  if (ts.isBinaryExpression(node)) {
    const sign = text(node.operatorToken);
    // Between texts a minus is nothing that anyone could have written.
    if (sign === '+' && /['"`]/.test(text(node))) return [];
    return (SWAPS[sign] ?? []).map((other) =>
      sign === '??' ? text(node.right) : `(${text(node.left)}) ${other} (${text(node.right)})`,
    );
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [text(node.operand)];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false'];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true'];
  if (ts.isConditionalExpression(node)) return [text(node.whenTrue), text(node.whenFalse)];
  if (ts.isStringLiteral(node) && isCode(node)) return ["''"];
  if (
    ts.isArrayLiteralExpression(node) &&
    node.elements.length > 0 &&
    !ts.isBinaryExpression(node.parent)
  )
    return ['[]'];
  const { parent } = node;
  return ts.isIfStatement(parent) && parent.expression === node ? ['true', 'false'] : [];
}

/** A name or a sign, and not a sentence, a key or a property. */
function isCode({ text, parent }) {
  const isKey =
    (ts.isPropertyAssignment(parent) && parent.name.text === text) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isExportDeclaration(parent);
  return !isKey && text !== '' && !/\s/.test(text);
}

function isBody({ parent, statements }) {
  const isConstructor = ts.isConstructorDeclaration(parent);
  return (
    statements.length > 0 &&
    !isConstructor &&
    (ts.isFunctionLike(parent) || ts.isForOfStatement(parent))
  );
}
