namespace Keles.Api.Core.V1;

/// <summary>The descriptor of LimitRange.</summary>
public static class LimitRangeKind
{
    public static Kind<LimitRange> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "LimitRange",
        Plural = "limitranges",
        Singular = "limitrange",
        Namespaced = true,
        ShortNames = ["limits"],
        StoragePrefix = "limitranges",
        AllowsCreateOnUpdate = true,
        Columns = DefaultColumns.NameAndCreatedAt,
        Defaults = LimitRangeDefaults.Of,
        Validation = LimitRangeValidation.OnCreate,
        UpdateValidation = LimitRangeValidation.OnUpdate,
    };
}
