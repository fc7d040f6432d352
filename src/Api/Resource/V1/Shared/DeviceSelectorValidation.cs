using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Expressions that choose devices. Whether one compiles is asked where expressions are.</summary>
internal static class DeviceSelectorValidation
{
    private const int Most = 32;
    private const int LongestExpression = 10 * 1024;

    public static void Of(Items<DeviceSelector> selectors, FieldPath path, FieldErrors errors) => DeviceLists.Each(selectors, Most, path, errors, static (selector, at, found) =>
    {
        if (selector.Cel is not { } cel) found.Required(at.Child("cel"));
        else if (FieldChecks.Bytes(cel.Expression) > LongestExpression) found.TooLong(at.Child("cel", "expression"), LongestExpression);
    });
}
