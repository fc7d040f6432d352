using Keles.Machinery;

namespace Keles.Api;

/// <summary>Counts that may be written as a share of a whole: <c>2</c> or <c>"25%"</c>.</summary>
internal static class IntOrPercentValidation
{
    private const int All = 100;

    public static void NotNegative(IntOrString value, FieldPath path, FieldErrors errors)
    {
        if (value.Str is { } text) errors.InvalidAll(path, value, KeyNames.Percent(text));
        else errors.RequireNotNegative(path, value.Int);
    }

    public static void AtMostAll(IntOrString value, FieldPath path, FieldErrors errors)
    {
        if (Percent(value) > All) errors.Invalid(path, value, "must not be greater than 100%");
    }

    /// <summary>The number before the percent sign, or the number alone; 0 where there is none.</summary>
    public static long Number(IntOrString value) => Percent(value) ?? value.IntValue();

    private static long? Percent(IntOrString value) =>
        value.Str is { } text && KeyNames.Percent(text).Count == 0 && long.TryParse(text.AsSpan(0, text.Length - 1), out var number) ? number : null;
}
