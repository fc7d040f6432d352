using System.Text;
using System.Text.Json.Nodes;
using Keles.Network.Proxy.Tables;

namespace Keles.Network.Proxy.Health;

/// <summary>The answer to a load balancer, in the form that upstream's proxy gives it.</summary>
internal static class HealthAnswer
{
    public static byte[] Of(LocalHealth health)
    {
        var body = new JsonObject
        {
            ["service"] = new JsonObject { ["namespace"] = health.Namespace, ["name"] = health.Name },
            ["localEndpoints"] = health.Targets,
            ["serviceProxyHealthy"] = true,
        }.ToJsonString();
        var status = health.Targets > 0 ? "200 OK" : "503 Service Unavailable";
        return Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nX-Content-Type-Options: nosniff\r\nX-Load-Balancing-Endpoint-Weight: {health.Targets}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
    }
}
