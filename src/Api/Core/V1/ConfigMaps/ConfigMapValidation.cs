using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a config map.</summary>
internal static class ConfigMapValidation
{
    /// <summary>All values together, of config maps and of secrets.</summary>
    public const int LargestData = 1024 * 1024;
    public const string Sealed = "field is immutable when `immutable` is set";

    private static readonly FieldPath Data = FieldPath.Root("data");
    private static readonly FieldPath BinaryData = FieldPath.Root("binaryData");

    public static void OnCreate(ConfigMap o, FieldErrors errors)
    {
        var size = 0L;
        foreach (var (key, value) in o.Data)
        {
            errors.InvalidAll(Data.Key(key), key, KeyNames.ConfigMapKey(key));
            if (o.BinaryData.ContainsKey(key)) errors.Invalid(Data.Key(key), key, "duplicate of key present in binaryData");
            size += FieldChecks.Bytes(value);
        }

        foreach (var (key, value) in o.BinaryData)
        {
            errors.InvalidAll(BinaryData.Key(key), key, KeyNames.ConfigMapKey(key));
            size += value.Length;
        }

        if (size > LargestData) errors.TooLong(FieldPath.Root(""), LargestData);
    }

    public static void OnUpdate(ConfigMap o, ConfigMap stored, FieldErrors errors)
    {
        if (stored.Immutable == true)
        {
            if (o.Immutable != true) errors.Forbidden(FieldPath.Root("immutable"), Sealed);
            if (!Semantic.Equal(o.Data, stored.Data)) errors.Forbidden(Data, Sealed);
            if (!Semantic.Equal(o.BinaryData, stored.BinaryData)) errors.Forbidden(BinaryData, Sealed);
        }

        OnCreate(o, errors);
    }
}
