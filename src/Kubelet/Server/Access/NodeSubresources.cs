using Keles.Machinery;

namespace Keles.Kubelet.Server.Access;

/// <summary>Which right on the node object a path needs. Some can be given alone; whoever may use the node as a proxy may do everything.</summary>
internal static class NodeSubresources
{
    private const string Proxy = "proxy";

    public static Items<string> Of(string path) => First(path) switch
    {
        "stats" => ["stats"],
        "metrics" => ["metrics"],
        "logs" => ["log"],
        "checkpoint" => ["checkpoint"],
        "pods" or "runningpods" => ["pods", Proxy],
        "healthz" => ["healthz", Proxy],
        "configz" => ["configz", Proxy],
        _ => [Proxy],
    };

    private static string First(string path) => path.Trim('/').Split('/')[0];
}
