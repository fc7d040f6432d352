using Keles.Api;

namespace Keles.ApiServer;

/// <summary>The server's own rules per kind; a kind without one has none.</summary>
public sealed class ResourceRules(IEnumerable<IResourceRule> rules)
{
    private readonly Dictionary<Kind, IResourceRule> byKind = rules.ToDictionary(r => r.Kind);

    public IResourceRule Of(Kind kind) => byKind.TryGetValue(kind.StoredAs ?? kind, out var rule) ? rule : new None(kind);

    private sealed class None(Kind kind) : IResourceRule
    {
        public Kind Kind => kind;
    }
}
