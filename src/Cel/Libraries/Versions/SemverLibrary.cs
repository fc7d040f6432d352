namespace Keles.Cel;

/// <summary>semver, isSemver, major, minor, patch, comparison.</summary>
internal static class SemverLibrary
{
    private static readonly CelType T = CelSemver.CelType;

    public static CelLibrary Library { get; } = new CelLibrary()
        .TypeName(CelSemver.CelType)
        .Function("semver", "string_to_semver", T, CelType.String, v => Parse(v.AsString, false))
        .Function("semver", "string_bool_to_semver", T, CelType.String, CelType.Bool, (v, normalize) => Parse(v.AsString, normalize.AsBool))
        .Function("isSemver", "is_semver_string", CelType.Bool, CelType.String, v => CelValue.Of(!Parse(v.AsString, false).IsError))
        .Function("isSemver", "is_semver_string_bool", CelType.Bool, CelType.String, CelType.Bool, (v, normalize) => CelValue.Of(!Parse(v.AsString, normalize.AsBool).IsError))
        .Member("isGreaterThan", "semver_is_greater_than", CelType.Bool, T, T, (a, b) => CelValue.Of(Of(a).CompareTo(Of(b)) > 0))
        .Member("isLessThan", "semver_is_less_than", CelType.Bool, T, T, (a, b) => CelValue.Of(Of(a).CompareTo(Of(b)) < 0))
        .Member("compareTo", "semver_compare_to", CelType.Int, T, T, (a, b) => CelValue.Of((long)Of(a).CompareTo(Of(b))))
        .Member("major", "semver_major", CelType.Int, T, v => CelValue.Of((long)Of(v).Major))
        .Member("minor", "semver_minor", CelType.Int, T, v => CelValue.Of((long)Of(v).Minor))
        .Member("patch", "semver_patch", CelType.Int, T, v => CelValue.Of((long)Of(v).Patch));

    private static CelSemver Of(CelValue value) => (CelSemver)value.AsOpaque;

    private static CelValue Parse(string text, bool normalize) =>
        CelSemver.Parse(text, normalize, out var error) is { } version ? CelValue.Of(version) : CelValue.Error(error);
}
