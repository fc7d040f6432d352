using System.Text;
using Keles.Api;

namespace Keles.Client.Https;

/// <summary>The path of a request: <c>/apis/apps/v1/namespaces/ns/deployments/name/status</c>.</summary>
internal static class ResourcePath
{
    public static string Of(Kind kind, string ns, string name = "", string subresource = "")
    {
        var path = new StringBuilder(kind.Group.Length == 0 ? "/api/" : "/apis/").Append(kind.ApiVersion);
        if (kind.Namespaced && ns.Length > 0) path.Append("/namespaces/").Append(Uri.EscapeDataString(ns));
        path.Append('/').Append(kind.Plural);
        if (name.Length > 0) path.Append('/').Append(Uri.EscapeDataString(name));
        if (subresource.Length > 0) path.Append('/').Append(subresource);
        return path.ToString();
    }
}
