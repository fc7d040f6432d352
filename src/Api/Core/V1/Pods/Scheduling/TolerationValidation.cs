using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Taints and tolerations.</summary>
internal static class TolerationValidation
{
    public static void Of(Items<Toleration> tolerations, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < tolerations.Count; i++)
        {
            var (toleration, at) = (tolerations[i], path.Index(i));
            if (toleration.Key.Length > 0) errors.RequireQualifiedName(at.Child("key"), toleration.Key);
            else if (toleration.Operator != "Exists") errors.Invalid(at.Child("operator"), toleration.Operator, "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
            if (toleration.TolerationSeconds is not null && toleration.Effect != Taints.NoExecute) errors.Invalid(at.Child("effect"), toleration.Effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
            Operator(toleration, at, errors);
            if (toleration.Effect.Length > 0) Effect(toleration.Effect, at.Child("effect"), errors);
        }
    }

    public static void Effect(string effect, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path, effect)) errors.RequireOneOf(path, effect, Taints.NoSchedule, Taints.PreferNoSchedule, Taints.NoExecute);
    }

    private static void Operator(Toleration toleration, FieldPath path, FieldErrors errors)
    {
        switch (toleration.Operator)
        {
            case "" or "Equal":
                var problems = LabelNames.Value(toleration.Value);
                if (problems.Count > 0) errors.Invalid(path.Child("operator"), toleration.Value, string.Join(';', problems));
                break;
            case "Exists":
                if (toleration.Value.Length > 0) errors.Invalid(path.Child("operator"), toleration.Value, "value must be empty when `operator` is 'Exists'");
                break;
            default:
                errors.NotSupported(path.Child("operator"), toleration.Operator, "Equal", "Exists");
                break;
        }
    }
}
