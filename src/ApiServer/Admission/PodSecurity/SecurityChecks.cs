using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The checks of the two security levels in upstream's order; each tells what it finds as "reason (where)".</summary>
internal static class SecurityChecks
{
    /// <param name="level">baseline or restricted.</param>
    public static IEnumerable<string> Against(string level, ObjectMeta metadata, PodSpec spec)
    {
        var restricted = level == "restricted";
        string?[] found =
        [
            BaselineChecks.AppArmor(metadata, spec),
            restricted ? null : BaselineChecks.Capabilities(spec),
            BaselineChecks.HostNamespaces(spec),
            restricted ? null : BaselineChecks.HostPaths(spec),
            BaselineChecks.HostPorts(spec),
            BaselineChecks.Privileged(spec),
            BaselineChecks.ProcMount(spec),
            BaselineChecks.SeLinux(spec),
            restricted ? null : BaselineChecks.Seccomp(spec),
            BaselineChecks.Sysctls(spec),
            BaselineChecks.HostProcess(spec),
            .. restricted ? RestrictedChecks.All(spec) : [],
        ];
        return found.OfType<string>();
    }

    /// <summary>All containers: init containers, containers, ephemeral ones.</summary>
    public static Container[] Containers(PodSpec spec) => [.. PodContainers.All(spec).Select(static c => c.Container)];

    /// <summary>The names of the containers that match, null when none does.</summary>
    public static string? Named(PodSpec spec, Func<Container, bool> match)
    {
        var names = Containers(spec).Where(match).Select(static c => c.Name).ToArray();
        return names.Length == 0 ? null : $"{Plural("container", names.Length)} {Quoted(names)}";
    }

    public static string Plural(string word, int count) => count == 1 ? word : word + "s";

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(GoQuote.Quote));
}
