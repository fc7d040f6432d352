namespace Keles.Cel;

/// <summary><c>cel.bind</c>. Upstream's API server does not offer it, so only who asks has it.</summary>
public static class BindingsLibrary
{
    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary();
        BindMacro.AddTo(library.Macros);
        return library;
    }
}
