using Keles.Api.Core.V1;

namespace Keles.Api.Apps.V1;

/// <summary>The descriptor of ReplicaSet.</summary>
public static class ReplicaSetKind
{
    public static Kind<ReplicaSet> Kind { get; } = new()
    {
        Group = "apps",
        Version = "v1",
        Name = "ReplicaSet",
        Plural = "replicasets",
        Singular = "replicaset",
        Namespaced = true,
        ShortNames = ["rs"],
        Categories = ["all"],
        Subresources =
        [
            new("scale", "Scale", Verbs.GetPatchUpdate, "autoscaling", "v1"),
            new("status", "ReplicaSet", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "replicasets",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = ReplicaSetColumns.All,
        FieldLabels = new Dictionary<string, Func<ReplicaSet, string>>(StringComparer.Ordinal)
        {
            ["status.replicas"] = static o => o.Status.Replicas.ToString(),
        },
        Defaults = ReplicaSetDefaults.Of,
        CreateRule = static o => o with { Status = ReplicaSetStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        UpdatesAsNew = true,
        Validation = ReplicaSetValidation.OnCreate,
        UpdateValidation = ReplicaSetValidation.OnUpdate,
        StatusUpdateValidation = ReplicaSetValidation.OnStatusUpdate,
        WarningRule = static (o, stored) => [.. stored is null ? NameWarnings.OfWorkload(o.Metadata.Name) : [], .. PodWarnings.OfWorkload(o.Metadata, stored?.Metadata, o.Spec.Template)],
    };
}
