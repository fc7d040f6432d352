namespace Keles.Api.Batch.V1;

/// <summary>The descriptor of Job.</summary>
public static class JobKind
{
    public static Kind<Job> Kind { get; } = new()
    {
        Group = "batch",
        Version = "v1",
        Name = "Job",
        Plural = "jobs",
        Singular = "job",
        Namespaced = true,
        Categories = ["all"],
        Subresources =
        [
            new("status", "Job", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "jobs",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = JobColumns.All,
        FieldLabels = new Dictionary<string, Func<Job, string>>(StringComparer.Ordinal)
        {
            ["status.successful"] = static o => o.Status.Succeeded.ToString(),
        },
        Defaults = JobDefaults.Of,
        CreateRule = JobWriteRules.OnCreate,
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        UpdatesAsNew = true,
        Validation = JobValidation.OnCreate,
        UpdateValidation = JobValidation.OnUpdate,
        StatusUpdateValidation = JobStatusValidation.OnStatusUpdate,
        WarningRule = JobWarnings.OfJob,
        OrphansByDefault = true,
        DeletionWarning = "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning",
    };
}
