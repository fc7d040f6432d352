using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Taints of devices and what tolerates them.</summary>
internal static class DeviceTaintValidation
{
    private static readonly string[] Effects = ["NoExecute", "NoSchedule", "None"];

    public static void Taint(DeviceTaint taint, FieldPath path, FieldErrors errors)
    {
        errors.RequireQualifiedName(path.Child("key"), taint.Key);
        if (taint.Value.Length > 0) errors.InvalidAll(path.Child("value"), taint.Value, LabelNames.Value(taint.Value));
        if (errors.RequireText(path.Child("effect"), taint.Effect)) errors.RequireOneOf(path.Child("effect"), taint.Effect, Effects);
    }

    public static void Toleration(DeviceToleration toleration, FieldPath path, FieldErrors errors)
    {
        if (toleration.Key.Length > 0) errors.RequireQualifiedName(path.Child("key"), toleration.Key);
        switch (toleration.Operator)
        {
            case "Exists":
                if (toleration.Value.Length > 0) errors.Invalid(path.Child("value"), toleration.Value, "must be empty for operator `Exists`");
                break;
            case "Equal":
                errors.InvalidAll(path.Child("value"), toleration.Value, LabelNames.Value(toleration.Value));
                break;
            case "":
                errors.Required(path.Child("operator"));
                break;
            default:
                errors.NotSupported(path.Child("operator"), toleration.Operator, "Equal", "Exists");
                break;
        }

        if (toleration.Effect.Length > 0) errors.RequireOneOf(path.Child("effect"), toleration.Effect, Effects);
    }
}
