namespace Keles.Cel;

/// <summary>The list of what every environment has: the language's own operators, functions and macros.</summary>
internal static class StandardLibrary
{
    public static IEnumerable<CelLibrary> All =>
    [
        LogicFunctions.Library,
        ArithmeticFunctions.Library,
        TimeArithmetic.Library,
        ComparisonFunctions.Library,
        ContainerFunctions.Library,
        ConversionFunctions.Library,
        TextFunctions.Library,
        TimeFunctions.Library,
    ];
}
