namespace Keles.Api.Policy.V1;

/// <summary>The descriptor of PodDisruptionBudget.</summary>
public static class PodDisruptionBudgetKind
{
    public static Kind<PodDisruptionBudget> Kind { get; } = new()
    {
        Group = "policy",
        Version = "v1",
        Name = "PodDisruptionBudget",
        Plural = "poddisruptionbudgets",
        Singular = "poddisruptionbudget",
        Namespaced = true,
        ShortNames = ["pdb"],
        Subresources =
        [
            new("status", "PodDisruptionBudget", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "poddisruptionbudgets",
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = PodDisruptionBudgetColumns.All,
        CreateRule = static o => o with { Status = PodDisruptionBudgetStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        Validation = PodDisruptionBudgetValidation.OnCreate,
        UpdateValidation = static (o, _, errors) => PodDisruptionBudgetValidation.OnCreate(o, errors),
        StatusUpdateValidation = PodDisruptionBudgetValidation.OnStatusUpdate,
    };
}
