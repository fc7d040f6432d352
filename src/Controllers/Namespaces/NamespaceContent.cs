using Keles.Api;

namespace Keles.Controllers.Namespaces;

/// <summary>What was found in a namespace on its way out: how much of each kind remains, which finalizers hold it, what failed.</summary>
internal sealed class NamespaceContent
{
    public SortedDictionary<string, int> Remaining { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> Finalizers { get; } = new(StringComparer.Ordinal);

    public List<string> Failures { get; } = [];

    /// <summary>Groups and versions of which nobody can say what they hold.</summary>
    public IReadOnlyList<string> Undiscovered { get; set; } = [];

    /// <summary>The longest time that something with a grace period may still take.</summary>
    public TimeSpan Grace { get; set; }

    public bool IsEmpty => Remaining.Count == 0 && Failures.Count == 0 && Undiscovered.Count == 0;

    public static string NameOf(Kind kind) => $"{kind.Plural}.{kind.Group}";
}
