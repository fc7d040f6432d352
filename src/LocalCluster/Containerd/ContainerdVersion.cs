using System.Globalization;
using System.Text.RegularExpressions;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>Which containerd is installed. 1.6, 1.7 and 2.x are supported; they differ in the shape of their configuration.</summary>
public sealed partial record ContainerdVersion(int Major, int Minor)
{
    /// <summary>2.0 gave the CRI plugin's settings new places.</summary>
    public bool HasSplitCri => Major >= 2;

    /// <exception cref="LocalClusterException">It is missing, or too old.</exception>
    public static async Task<ContainerdVersion> AskAsync(IProcesses processes, CancellationToken cancel)
    {
        var said = (await processes.RunAsync(new Command("containerd", "--version"), cancel)).OrThrow().Output;
        var version = Parse(said) ?? throw new LocalClusterException($"containerd says it is {said.Trim()}, which is no version we know how to configure.");
        return version is { Major: 1, Minor: < 6 } or { Major: 0 }
            ? throw new LocalClusterException($"containerd {version.Major}.{version.Minor} is too old; 1.6 or newer is needed.")
            : version;
    }

    /// <summary>"containerd REPOSITORY VERSION REVISION", where distributions add to the version what they like.</summary>
    internal static ContainerdVersion? Parse(string said)
    {
        var match = Numbers().Match(said);
        return match.Success ? new(Number(match.Groups[1]), Number(match.Groups[2])) : null;

        static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\sv?(\d{1,4})\.(\d{1,4})[.\s~+-]")]
    private static partial Regex Numbers();
}
