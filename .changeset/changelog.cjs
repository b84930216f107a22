/** How a changeset reads in CHANGELOG.md: as it was written, without the hash of its commit, which nobody on npm can look up. */
module.exports = {
  getReleaseLine: async ({ summary }) =>
    /^[-#]/.test(summary) ? `${summary}\n` : `- ${summary.replaceAll('\n', '\n  ')}`,
  getDependencyReleaseLine: async () => '',
};
