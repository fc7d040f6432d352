namespace Keles.Api.Core.V1;

/// <summary>What holds for a namespace when nothing is said; each has a label with its name, for selectors.</summary>
internal static class NamespaceDefaults
{
    public const string NameLabel = "kubernetes.io/metadata.name";

    public static Namespace Of(Namespace o) => WithNameLabel(o) with { Status = o.Status with { Phase = o.Status.Phase.Or("Active") } };

    public static Namespace WithNameLabel(Namespace o) => o.Metadata.Name.Length == 0 || o.Metadata.Labels.Get(NameLabel) == o.Metadata.Name
        ? o
        : o with { Metadata = o.Metadata with { Labels = o.Metadata.Labels.With(NameLabel, o.Metadata.Name) } };
}
