using System.Text.Json;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server.Handlers;

/// <summary>/configz: how this kubelet is set up, under upstream's names.</summary>
internal sealed class ConfigHandler(KubeletOptions options)
{
    public async Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(http.Response.Body);
        writer.WriteStartObject();
        writer.WriteStartObject("kubeletconfig");
        writer.WriteNumber("port", options.ServerPort);
        writer.WriteString("staticPodPath", options.ManifestDirectory ?? "");
        writer.WriteString("syncFrequency", "1m0s");
        writer.WriteString("nodeStatusUpdateFrequency", "10s");
        writer.WriteString("nodeStatusReportFrequency", "5m0s");
        writer.WriteNumber("nodeLeaseDurationSeconds", 40);
        writer.WriteString("clusterDomain", options.ClusterDomain);
        writer.WriteStartArray("clusterDNS");
        foreach (var server in options.ClusterDns)
        {
            writer.WriteStringValue(server);
        }
        writer.WriteEndArray();
        writer.WriteString("cgroupRoot", options.CgroupParent);
        writer.WriteString("cgroupDriver", "cgroupfs");
        writer.WriteNumber("maxPods", options.MaxPods);
        writer.WriteNumber("podPidsLimit", options.PodPidsLimit ?? -1);
        writer.WriteString("resolvConf", options.ResolverFile);
        writer.WriteBoolean("serializeImagePulls", options.ConcurrentPulls == 1);
        writer.WriteString("containerLogMaxSize", Quantity.Of(options.ContainerLogMaxBytes, QuantityFormat.BinarySI).ToString());
        writer.WriteNumber("containerLogMaxFiles", options.ContainerLogMaxFiles);
        writer.WriteNumber("imageGCHighThresholdPercent", options.ImageGcHighPercent);
        writer.WriteNumber("imageGCLowThresholdPercent", options.ImageGcLowPercent);
        writer.WriteBoolean("failSwapOn", false);
        writer.WriteString("containerRuntimeEndpoint", "unix://" + options.RuntimeSocket);
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
    }
}
