namespace Keles.Api.Scheduling.V1;

/// <summary>The descriptor of PriorityClass.</summary>
public static class PriorityClassKind
{
    public static Kind<PriorityClass> Kind { get; } = new()
    {
        Group = "scheduling.k8s.io",
        Version = "v1",
        Name = "PriorityClass",
        Plural = "priorityclasses",
        Singular = "priorityclass",
        Namespaced = false,
        ShortNames = ["pc"],
        StoragePrefix = "priorityclasses",
        GenerationChanges = static (_, _) => false,
        Columns = PriorityClassColumns.All,
        Defaults = PriorityClassDefaults.Of,
        Validation = PriorityClassValidation.OnCreate,
        UpdateValidation = PriorityClassValidation.OnUpdate,
    };
}
