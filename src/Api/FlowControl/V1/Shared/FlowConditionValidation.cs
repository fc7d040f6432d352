using Keles.Machinery;

namespace Keles.Api.FlowControl.V1;

/// <summary>Conditions in the status of flow schemas and priority levels: of each type one.</summary>
internal static class FlowConditionValidation
{
    public static void Of(Items<string> types, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < types.Count; i++)
        {
            var path = FieldPath.Root("status", "conditions").Index(i).Child("type");
            if (!seen.Add(types[i])) errors.Duplicate(path, types[i]);
            errors.RequireText(path, types[i], "must not be empty");
        }
    }
}
