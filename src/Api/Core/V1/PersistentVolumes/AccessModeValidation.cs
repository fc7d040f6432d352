using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>How a volume may be mounted: one pod alone goes with no other mode.</summary>
internal static class AccessModeValidation
{
    private static readonly string[] Supported = [AccessModes.ReadOnlyMany, AccessModes.ReadWriteMany, AccessModes.ReadWriteOnce, AccessModes.ReadWriteOncePod];

    public static void Of(Items<string> modes, FieldPath path, FieldErrors errors)
    {
        foreach (var mode in modes) errors.RequireOneOf(path, mode, Supported);
        if (modes.Contains(AccessModes.ReadWriteOncePod) && modes.Any(static m => m != AccessModes.ReadWriteOncePod && Supported.Contains(m))) errors.Forbidden(path, "may not use ReadWriteOncePod with other access modes");
    }
}
