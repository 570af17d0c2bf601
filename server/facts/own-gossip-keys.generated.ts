// Generated from the documentation and the rules' examples by `npm run generate`.

/** SHA-256 of the decoded gossip keys that our own documentation prints. */
export const ownGossipKeys: ReadonlySet<string> = new Set([
  '359397539cc67687fa779c133c4da0cc60097dfef9e63b5ccf08eca0fca05530',
  'c67fa9131c15059324824b6b3d71768652dd73699f547202a5a09aed4d6e1a35',
])
