using Keles.Machinery;

namespace Keles.Api.Apps.V1;

/// <summary>What holds for a revision: its content never changes.</summary>
internal static class ControllerRevisionValidation
{
    private static readonly FieldPath Data = FieldPath.Root("data");

    public static void OnCreate(ControllerRevision o, FieldErrors errors)
    {
        if (o.Data.IsNull) errors.Required(Data, "data is mandatory");
        errors.RequireNotNegative(FieldPath.Root("revision"), o.Revision);
    }

    public static void OnUpdate(ControllerRevision o, ControllerRevision stored, FieldErrors errors)
    {
        OnCreate(o, errors);
        errors.RequireUnchanged(Data, o.Data, o.Data == stored.Data);
    }
}
