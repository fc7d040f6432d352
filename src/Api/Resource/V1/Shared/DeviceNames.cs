using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Names of drivers, pools, devices and their attributes.</summary>
internal static class DeviceNames
{
    public const int LongestAttribute = 63 + 1 + LongestId;
    private const int LongestId = 32;
    private const int LongestPool = 253;

    public static void Driver(string name, FieldPath path, FieldErrors errors) => VolumeSourceValidation.CsiDriverName(name, path, errors);

    public static void Pool(string name, FieldPath path, FieldErrors errors)
    {
        if (!errors.RequireText(path, name)) return;
        if (FieldChecks.Bytes(name) > LongestPool) errors.TooLong(path, LongestPool);
        foreach (var part in name.Split('/')) errors.RequireSubdomain(path, part);
    }

    public static void Class(string name, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path, name)) errors.RequireSubdomain(path, name);
    }

    public static void Request(string name, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path, name)) errors.RequireLabel(path, name);
    }

    /// <summary>An attribute with its domain, which is a driver's, or without.</summary>
    public static void Attribute(string name, FieldPath path, FieldErrors errors)
    {
        var parts = name.Split('/');
        switch (parts.Length)
        {
            case 1:
                Id(name, path, errors);
                break;
            case 2:
                if (parts[0].Length == 0) errors.Invalid(path, "", "the domain must not be empty");
                else Driver(parts[0], path, errors);
                if (parts[1].Length == 0) errors.Invalid(path, "", "the name must not be empty");
                else Id(parts[1], path, errors);
                break;
        }
    }

    public static void FullAttribute(string name, FieldPath path, FieldErrors errors)
    {
        Attribute(name, path, errors);
        if (!name.Contains('/', StringComparison.Ordinal)) errors.Invalid(path, name, "a fully qualified name must be a domain and a name separated by a slash");
    }

    private static void Id(string id, FieldPath path, FieldErrors errors)
    {
        if (FieldChecks.Bytes(id) > LongestId) errors.TooLong(path, LongestId);
        errors.InvalidAll(path, id, KeyNames.CIdentifier(id));
    }
}
