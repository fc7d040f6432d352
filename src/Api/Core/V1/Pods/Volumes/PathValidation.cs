using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Paths that volumes name, on nodes and inside volumes.</summary>
internal static class PathValidation
{
    public static void NoBacksteps(string target, FieldPath path, FieldErrors errors)
    {
        if (target.Split('/').Contains("..")) errors.Invalid(path, target, "must not contain '..'");
    }

    /// <summary>A path below some directory.</summary>
    public static void Descending(string target, FieldPath path, FieldErrors errors)
    {
        if (target.StartsWith('/')) errors.Invalid(path, target, "must be a relative path");
        NoBacksteps(target, path, errors);
    }

    /// <summary>A file below some directory, whose name does not begin as those of the kubelet do.</summary>
    public static void NotReserved(string target, FieldPath path, FieldErrors errors)
    {
        Descending(target, path, errors);
        if (target.StartsWith("..", StringComparison.Ordinal) && !target.StartsWith("../", StringComparison.Ordinal)) errors.Invalid(path, target, "must not start with '..'");
    }

    public static void Mode(int? mode, FieldPath path, FieldErrors errors)
    {
        if (mode is < 0 or > 511) errors.Invalid(path, mode, "must be a number between 0 and 0777 (octal), both inclusive");
    }
}
