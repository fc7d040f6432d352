using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Probes.Network;

/// <summary>Finds a container's port by its number or its name.</summary>
internal static class Ports
{
    public static int? Find(IntOrString wanted, Container container, out string error)
    {
        var number = !wanted.IsString ? wanted.Int
            : container.Ports.Find(p => p.Name == wanted.Str) is { } named ? named.ContainerPortValue
            : wanted.IntValue();
        error = number is > 0 and < 65536 ? "" : wanted.IsString && number == 0 ? $"couldn't find port: {wanted} for container {container.Name}" : $"invalid port number: {number}";
        return error.Length == 0 ? number : null;
    }
}
