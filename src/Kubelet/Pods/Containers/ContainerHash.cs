using System.Globalization;
using System.Text;
using Keles.Api.Core.V1;

namespace Keles.Kubelet.Pods.Containers;

/// <summary>Tells whether a running container was made from another definition: only name and image count, for nothing else can change.</summary>
internal static class ContainerHash
{
    public static string Of(Container container)
    {
        var hash = 2166136261;
        foreach (var b in Encoding.UTF8.GetBytes($$"""{"name":"{{container.Name}}","image":"{{container.Image}}"}"""))
        {
            hash = (hash ^ b) * 16777619;
        }
        return hash.ToString("x", CultureInfo.InvariantCulture);
    }
}
