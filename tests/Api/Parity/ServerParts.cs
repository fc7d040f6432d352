using System.Text.Json.Nodes;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Tests.Parity;

/// <summary>What admission, allocation or a controller writes into objects: the rules here do not.</summary>
internal static class ServerParts
{
    private static readonly string[] PodFields = ["priority", "preemptionPolicy", "serviceAccount", "serviceAccountName"];
    private static readonly string[] ServiceFields = ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"];

    /// <summary>Puts in what validation asks for.</summary>
    public static IApiObject With(IApiObject value) => value switch
    {
        Pod { Spec.ServiceAccountName: "" } pod => pod with { Spec = pod.Spec with { ServiceAccountName = "default" } },
        _ => value,
    };

    /// <summary>Takes it out of an answer.</summary>
    public static JsonNode Without(JsonNode tree)
    {
        var o = (JsonObject)tree.DeepClone();
        var metadata = (JsonObject)o["metadata"]!;
        foreach (var field in new[] { "uid", "creationTimestamp", "finalizers" }) metadata.Remove(field);
        if ((string?)metadata["generateName"] is { } prefix) metadata["name"] = prefix + "*";
        switch ((string)o["kind"]!)
        {
            case "Pod":
                Pod((JsonObject)o["spec"]!);
                break;
            case "Service":
                foreach (var field in ServiceFields) ((JsonObject)o["spec"]!).Remove(field);
                break;
            case "Deployment":
                o.Remove("status");
                metadata.Remove("generation");
                break;
            case "Node":
                ((JsonObject)o["spec"]!)["taints"] = Others(o["spec"]!["taints"], static t => (string?)t["key"] == "node.kubernetes.io/not-ready");
                break;
            case "PersistentVolumeClaim" or "Ingress":
                ((JsonObject)o["spec"]!).Remove("storageClassName");
                ((JsonObject)o["spec"]!).Remove("ingressClassName");
                break;
        }

        return o;
    }

    private static void Pod(JsonObject spec)
    {
        foreach (var field in PodFields) spec.Remove(field);
        spec["tolerations"] = Others(spec["tolerations"], static t => ((string?)t["key"] ?? "").StartsWith("node.kubernetes.io/", StringComparison.Ordinal));
        spec["volumes"] = Others(spec["volumes"], IsToken);
        foreach (var list in new[] { "containers", "initContainers" })
        {
            foreach (var container in spec[list] as JsonArray ?? []) ((JsonObject)container!)["volumeMounts"] = Others(container["volumeMounts"], IsToken);
        }
    }

    private static bool IsToken(JsonNode named) => ((string)named["name"]!).StartsWith("kube-api-access-", StringComparison.Ordinal);

    private static JsonArray Others(JsonNode? list, Func<JsonNode, bool> drop) =>
        new([.. (list as JsonArray ?? []).Where(i => !drop(i!)).Select(static i => i!.DeepClone())]);
}
