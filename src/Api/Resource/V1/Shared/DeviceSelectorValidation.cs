using Keles.Api.Expressions;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Expressions that choose devices: that they compile, give a yes or no, and what they may cost.</summary>
internal static class DeviceSelectorValidation
{
    private const int Most = 32;
    private const int LongestExpression = 10 * 1024;
    private const ulong MostCost = 1_000_000;

    public static void Of(Items<DeviceSelector> selectors, FieldPath path, FieldErrors errors) => DeviceLists.Each(selectors, Most, path, errors, static (selector, at, found) =>
    {
        if (selector.Cel is not { } cel) found.Required(at.Child("cel"));
        else Expression(cel.Expression, at.Child("cel", "expression"), found);
    });

    private static void Expression(string expression, FieldPath path, FieldErrors errors)
    {
        if (FieldChecks.Bytes(expression) > LongestExpression)
        {
            errors.TooLong(path, LongestExpression);
            return;
        }

        var compiled = DeviceEnvironment.Environment.Compile(expression);
        if (!compiled.Ok) errors.Invalid(path, expression, $"compilation failed: {compiled.Errors}");
        else if (compiled.ResultType is not { Kind: CelTypeKind.Bool or CelTypeKind.Any }) errors.Invalid(path, expression, $"must evaluate to bool or the unknown type, not {compiled.ResultType}");
        else if (compiled.EstimateCost(DeviceEnvironment.Sizes).Max > MostCost) errors.Forbidden(path, "too complex, exceeds cost limit");
    }
}
