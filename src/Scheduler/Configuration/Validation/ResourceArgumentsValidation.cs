namespace Keles.Scheduler;

/// <summary>Resources by which nodes are chosen.</summary>
internal static class ResourceArgumentsValidation
{
    private const int HighestScore = 10;

    public static void Balanced(BalancedAllocationArguments args, FieldPath at, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Resources.Count; i++)
        {
            var (resource, path) = (args.Resources[i], at.Child("resources").Index(i));
            if (!seen.Add(resource.Name)) errors.Duplicate(path.Child("name"), resource.Name);
            if (resource.Weight != 1) errors.Invalid(path.Child("weight"), resource.Weight, "must be 1");
        }
    }

    public static void Fit(FitArguments args, FieldPath at, FieldErrors errors)
    {
        for (var i = 0; i < args.IgnoredResources.Count; i++) errors.InvalidAll(at.Child("ignoredResources").Index(i), args.IgnoredResources[i], LabelNames.Key(args.IgnoredResources[i]));
        for (var i = 0; i < args.IgnoredResourceGroups.Count; i++)
        {
            var (group, path) = (args.IgnoredResourceGroups[i], at.Child("ignoredResourceGroups").Index(i));
            if (group.Contains('/')) errors.Invalid(path, group, "resource group name can't contain '/'");
            errors.InvalidAll(path, group, LabelNames.Key(group));
        }

        Strategy(args.Strategy, at.Child("scoringStrategy"), errors);
    }

    private static void Strategy(ScoringStrategy strategy, FieldPath at, FieldErrors errors)
    {
        if (strategy.Type is not (ScoringStrategy.LeastAllocated or ScoringStrategy.MostAllocated or ScoringStrategy.RequestedToCapacityRatio))
            errors.NotSupported(at.Child("type"), strategy.Type, ScoringStrategy.LeastAllocated, ScoringStrategy.MostAllocated, ScoringStrategy.RequestedToCapacityRatio);
        for (var i = 0; i < strategy.Resources.Count; i++)
        {
            var resource = strategy.Resources[i];
            if (resource.Weight is <= 0 or > 100) errors.Invalid(at.Child("resources").Index(i).Child("weight"), resource.Weight, $"resource weight of {resource.Name} not in valid range (0, 100]");
        }

        var ratio = at.Child("requestedToCapacityRatio");
        if (strategy.Type != ScoringStrategy.RequestedToCapacityRatio)
        {
            if (strategy.Shape is not null) errors.Forbidden(ratio, "must be nil when type is not RequestedToCapacityRatio");
        }
        else if (strategy.Shape is { } shape)
        {
            Shape(shape, ratio.Child("shape"), errors);
        }
        else
        {
            errors.Required(ratio, "must be specified when type is RequestedToCapacityRatio");
        }
    }

    private static void Shape(Items<ShapePoint> shape, FieldPath at, FieldErrors errors)
    {
        if (shape.IsEmpty) errors.Required(at, "at least one point must be specified");
        for (var i = 1; i < shape.Count; i++)
        {
            if (shape[i - 1].Utilization < shape[i].Utilization) continue;
            errors.Invalid(at.Index(i).Child("utilization"), shape[i].Utilization, "values must be sorted in increasing order");
            break;
        }

        for (var i = 0; i < shape.Count; i++)
        {
            ArgumentsValidation.Within(shape[i].Utilization, 0, 100, at.Index(i).Child("utilization"), errors);
            ArgumentsValidation.Within(shape[i].Score, 0, HighestScore, at.Index(i).Child("score"), errors);
        }
    }
}
