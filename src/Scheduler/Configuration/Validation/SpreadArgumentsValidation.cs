namespace Keles.Scheduler;

/// <summary>Rules for pods that have none of their own.</summary>
internal static class SpreadArgumentsValidation
{
    public static void Of(SpreadArguments args, FieldPath at, FieldErrors errors)
    {
        var type = at.Child("defaultingType");
        if (args.DefaultingType is not (SpreadArguments.System or SpreadArguments.List)) errors.NotSupported(type, args.DefaultingType, SpreadArguments.System, SpreadArguments.List);
        else if (args is { DefaultingType: SpreadArguments.System, DefaultConstraints.IsEmpty: false }) errors.Invalid(type, args.DefaultingType, "when .defaultConstraints are not empty");
        for (var i = 0; i < args.DefaultConstraints.Count; i++) One(args.DefaultConstraints, i, at.Child("defaultConstraints"), errors);
    }

    private static void One(Items<TopologySpreadConstraint> all, int index, FieldPath list, FieldErrors errors)
    {
        var (constraint, at) = (all[index], list.Index(index));
        if (constraint.MaxSkew <= 0) errors.Invalid(at.Child("maxSkew"), constraint.MaxSkew, "not in valid range (0, inf)");
        if (constraint.TopologyKey.Length == 0) errors.Required(at.Child("topologyKey"), "can not be empty");
        else errors.InvalidAll(at.Child("topologyKey"), constraint.TopologyKey, LabelNames.Key(constraint.TopologyKey));
        if (constraint.WhenUnsatisfiable.Length == 0) errors.Required(at.Child("whenUnsatisfiable"), "can not be empty");
        else if (constraint.WhenUnsatisfiable is not ("DoNotSchedule" or "ScheduleAnyway")) errors.NotSupported(at.Child("whenUnsatisfiable"), constraint.WhenUnsatisfiable, "DoNotSchedule", "ScheduleAnyway");
        if (constraint.LabelSelector is not null) errors.Forbidden(at.Child("labelSelector"), "constraint must not define a selector, as they deduced for each pod");
        for (var i = 0; i < index; i++)
        {
            if (all[i].TopologyKey != constraint.TopologyKey || all[i].WhenUnsatisfiable != constraint.WhenUnsatisfiable) continue;
            errors.Duplicate(at, $"{{{constraint.TopologyKey}, {constraint.WhenUnsatisfiable}}}");
            break;
        }
    }
}
