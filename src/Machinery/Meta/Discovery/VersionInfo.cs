using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.version.Info")]
public sealed partial record VersionInfo
{
    [Field("buildDate", 0, Required = true)]
    public string BuildDate { get; init; } = "";

    [Field("compiler", 0, Required = true)]
    public string Compiler { get; init; } = "";

    [Field("emulationMajor", 0)]
    public string EmulationMajor { get; init; } = "";

    [Field("emulationMinor", 0)]
    public string EmulationMinor { get; init; } = "";

    [Field("gitCommit", 0, Required = true)]
    public string GitCommit { get; init; } = "";

    [Field("gitTreeState", 0, Required = true)]
    public string GitTreeState { get; init; } = "";

    [Field("gitVersion", 0, Required = true)]
    public string GitVersion { get; init; } = "";

    [Field("goVersion", 0, Required = true)]
    public string GoVersion { get; init; } = "";

    [Field("major", 0, Required = true)]
    public string Major { get; init; } = "";

    [Field("minCompatibilityMajor", 0)]
    public string MinCompatibilityMajor { get; init; } = "";

    [Field("minCompatibilityMinor", 0)]
    public string MinCompatibilityMinor { get; init; } = "";

    [Field("minor", 0, Required = true)]
    public string Minor { get; init; } = "";

    [Field("platform", 0, Required = true)]
    public string Platform { get; init; } = "";
}
