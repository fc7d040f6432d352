using System.Reflection;
using System.Runtime.InteropServices;
using Keles.Machinery;

namespace Keles.ApiServer.Discovery;

/// <summary>What the server says it is: the version of the API it speaks, and of Kubernetes that this is, with the mark of Keles.</summary>
public static class ServerVersion
{
    public const string Major = "1";
    public const string Minor = "36";

    /// <summary>Semantic, with build metadata after the plus: clients that compare versions leave that out.</summary>
    public const string GitVersion = "v1.36.2+keles";

    public static VersionInfo Info { get; } = new()
    {
        Major = Major,
        Minor = Minor,
        EmulationMajor = Major,
        EmulationMinor = Minor,
        MinCompatibilityMajor = Major,
        MinCompatibilityMinor = "35",
        GitVersion = GitVersion,
        GitCommit = Commit(),
        GitTreeState = "clean",
        BuildDate = "1970-01-01T00:00:00Z",
        GoVersion = RuntimeInformation.FrameworkDescription,
        Compiler = "csc",
        Platform = $"linux/{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}",
    };

    /// <summary>The commit that the build wrote after the version's plus; empty when it did not know.</summary>
    private static string Commit()
    {
        var version = typeof(ServerVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? "" : version[(plus + 1)..];
    }
}
