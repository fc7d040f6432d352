using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>Which version the server is.</summary>
[ApiType("io.k8s.apimachinery.pkg.version.Info")]
public sealed partial record VersionInfo
{
    /// <summary>When it was built.</summary>
    [Field("buildDate", 0, Required = true)]
    public string BuildDate { get; init; } = "";

    /// <summary>What compiled it.</summary>
    [Field("compiler", 0, Required = true)]
    public string Compiler { get; init; } = "";

    /// <summary>Major version of the API it behaves as.</summary>
    [Field("emulationMajor", 0)]
    public string EmulationMajor { get; init; } = "";

    /// <summary>Minor version of the API it behaves as.</summary>
    [Field("emulationMinor", 0)]
    public string EmulationMinor { get; init; } = "";

    /// <summary>The commit it was built from.</summary>
    [Field("gitCommit", 0, Required = true)]
    public string GitCommit { get; init; } = "";

    /// <summary>Whether there were changes beside the commit.</summary>
    [Field("gitTreeState", 0, Required = true)]
    public string GitTreeState { get; init; } = "";

    /// <summary>The version, with a mark of who built it.</summary>
    [Field("gitVersion", 0, Required = true)]
    public string GitVersion { get; init; } = "";

    /// <summary>The runtime it was built for.</summary>
    [Field("goVersion", 0, Required = true)]
    public string GoVersion { get; init; } = "";

    /// <summary>Major version.</summary>
    [Field("major", 0, Required = true)]
    public string Major { get; init; } = "";

    /// <summary>Major version of the oldest API level it can work with.</summary>
    [Field("minCompatibilityMajor", 0)]
    public string MinCompatibilityMajor { get; init; } = "";

    /// <summary>Minor version of the oldest API level it can work with.</summary>
    [Field("minCompatibilityMinor", 0)]
    public string MinCompatibilityMinor { get; init; } = "";

    /// <summary>Minor version.</summary>
    [Field("minor", 0, Required = true)]
    public string Minor { get; init; } = "";

    /// <summary>Operating system and processor.</summary>
    [Field("platform", 0, Required = true)]
    public string Platform { get; init; } = "";
}
