namespace Keles.Network.Cni;

/// <summary>The plugins that our configuration names; without one of them no pod can start.</summary>
internal static class CniPrograms
{
    private static readonly string[] Needed = ["bridge", "host-local", "portmap", "loopback"];

    public static IReadOnlyList<string> Missing(string directory) =>
        [.. Needed.Where(name => !File.Exists(Path.Combine(directory, name)))];
}
