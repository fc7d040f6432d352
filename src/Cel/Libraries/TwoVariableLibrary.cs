namespace Keles.Cel;

/// <summary>Macros over index and element, or key and value.</summary>
internal static class TwoVariableLibrary
{
    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary();
        TwoVariableMacros.AddTo(library.Macros);
        return library;
    }
}
