namespace Keles.Cel;

/// <summary>The list of libraries.</summary>
public static class CelLibraries
{
    /// <summary>Everything there is, for hosts that choose nothing.</summary>
    public static CelEnvironment Everything => Whole.Value;

    private static readonly Lazy<CelEnvironment> Whole = new(() => Kubernetes.With(BindingsLibrary.Library, JsonPatchLibrary.Library));

    /// <summary>What expressions in Kubernetes' objects may use.</summary>
    public static CelEnvironment Kubernetes => Extended.Value;

    private static readonly Lazy<CelEnvironment> Extended = new(() => CelEnvironment.Standard.With(
        OptionalLibrary.Library,
        StringsLibrary.Library,
        ListsLibrary.Library,
        SetsLibrary.Library,
        RegexLibrary.Library,
        UrlLibrary.Library,
        IpLibrary.Library,
        CidrLibrary.Library,
        QuantityLibrary.Library,
        SemverLibrary.Library,
        FormatLibrary.Library,
        TwoVariableLibrary.Library));
}
