namespace Keles.Kubelet.Server;

/// <summary>A path of the server, cut into its parts.</summary>
internal sealed record KubeletRoute(string Name, IReadOnlyList<string> Rest)
{
    /// <summary>Null for a path with parts that could lead elsewhere than they say.</summary>
    public static KubeletRoute? Parse(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Any(p => p is "." or "..") || path.Contains("//", StringComparison.Ordinal)
            ? null
            : new KubeletRoute(parts.Length == 0 ? "" : parts[0], [.. parts.Skip(1)]);
    }

    /// <summary>namespace/pod/container or namespace/pod/uid/container.</summary>
    public (string Namespace, string Pod, string? Uid, string Container)? OfContainer => Rest.Count switch
    {
        3 => (Rest[0], Rest[1], null, Rest[2]),
        4 => (Rest[0], Rest[1], Rest[2], Rest[3]),
        _ => null,
    };

    /// <summary>namespace/pod or namespace/pod/uid.</summary>
    public (string Namespace, string Pod, string? Uid)? OfPod => Rest.Count switch
    {
        2 => (Rest[0], Rest[1], null),
        3 => (Rest[0], Rest[1], Rest[2]),
        _ => null,
    };
}
