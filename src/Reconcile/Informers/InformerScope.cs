using Keles.Api;
using Keles.Client;

namespace Keles.Reconcile;

/// <summary>What an informer follows. Two with the same scope share one cache.</summary>
public sealed record InformerScope(Kind Kind, string Namespace = "", string LabelSelector = "", string FieldSelector = "")
{
    internal ListQuery ListQuery => new() { LabelSelector = LabelSelector, FieldSelector = FieldSelector };

    internal WatchQuery WatchQuery(string resourceVersion, TimeSpan timeout) =>
        new() { ResourceVersion = resourceVersion, LabelSelector = LabelSelector, FieldSelector = FieldSelector, Timeout = timeout };

    public override string ToString()
    {
        var text = Kind.QualifiedResource;
        if (Namespace.Length > 0) text += $" in {Namespace}";
        if (LabelSelector.Length > 0) text += $" with {LabelSelector}";
        return FieldSelector.Length > 0 ? $"{text} where {FieldSelector}" : text;
    }
}
