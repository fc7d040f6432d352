using Keles.Api;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>What an informer follows. Two with the same scope share one cache.</summary>
public sealed record InformerScope(Kind Kind, string Namespace = "", string LabelSelector = "", string FieldSelector = "")
{
    /// <summary>Follows metadata alone, and keeps what the function makes of it; a static function, for it is part of what tells scopes apart.</summary>
    public Func<ObjectMeta, IApiObject>? Metadata { get; init; }

    internal ListQuery ListQuery => new() { LabelSelector = LabelSelector, FieldSelector = FieldSelector, Metadata = Metadata, Keeps = true };

    internal WatchQuery WatchQuery(string resourceVersion, TimeSpan timeout) =>
        new() { ResourceVersion = resourceVersion, LabelSelector = LabelSelector, FieldSelector = FieldSelector, Timeout = timeout, Metadata = Metadata, Keeps = true };

    public override string ToString()
    {
        var text = Kind.QualifiedResource;
        if (Namespace.Length > 0) text += $" in {Namespace}";
        if (LabelSelector.Length > 0) text += $" with {LabelSelector}";
        if (FieldSelector.Length > 0) text += $" where {FieldSelector}";
        return Metadata is null ? text : $"metadata of {text}";
    }
}
