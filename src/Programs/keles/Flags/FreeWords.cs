using System.CommandLine;

namespace Keles.Programs;

/// <summary>Words that belong to somebody else's command line: what looks like a flag among them is none of ours.</summary>
internal sealed class FreeWords(string name) : Argument<string[]>(name);
