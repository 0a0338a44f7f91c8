// Letters that our fonts lack are drawn with whatever a machine has: its picture is another one elsewhere.

/** What is drawn with a font of this machine, one line each. */
export async function foreignLetters(wire) {
  await wire.send('DOM.enable');
  await wire.send('CSS.enable');
  const { root } = await wire.send('DOM.getDocument', { depth: -1, pierce: true });
  const found = new Set();
  for (const { nodeId, nodeValue, pseudoType } of textsOf(root)) {
    const { fonts } = await wire.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName, isCustomFont } of fonts)
      if (!isCustomFont)
        found.add(`drawn with ${familyName}: "${(nodeValue || pseudoType).trim().slice(0, 60)}"`);
  }
  await wire.send('CSS.disable');
  await wire.send('DOM.disable');
  return [...found];
}

/** Texts, and what style sheets put before and after, of a document and all within it. */
function* textsOf(node) {
  if (node.pseudoType || (node.nodeType === 3 && node.nodeValue.trim())) yield node;
  const { children = [], pseudoElements = [], shadowRoots = [], contentDocument } = node;
  for (const one of [...children, ...pseudoElements, ...shadowRoots]) yield* textsOf(one);
  if (contentDocument) yield* textsOf(contentDocument);
}
