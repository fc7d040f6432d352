using System.Text.Json;
using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server.Handlers;

/// <summary>/pods: the pods bound to this node, with the newest status; /runningpods/: those that have something in the runtime.</summary>
internal sealed class PodListHandler(PodTable pods, StatusWriter statuses, ICriSandboxes runtime)
{
    public Task AnswerAsync(HttpContext http) => AnswerAsync(http, pods.All.Select(w => w.Pod with { Status = statuses.Get(w.Pod.Metadata.Uid) ?? w.Pod.Status }));

    public async Task AnswerRunningAsync(HttpContext http)
    {
        var ready = await runtime.ListPodSandboxesAsync(new() { State = new() { State = Proto.PodSandboxState.SandboxReady } }, http.RequestAborted);
        var uids = ready.Select(s => s.Labels.GetValueOrDefault(RuntimeLabels.PodUid, "")).ToHashSet(StringComparer.Ordinal);
        await AnswerAsync(http, pods.All.Where(w => uids.Contains(w.Pod.Metadata.Uid)).Select(w => new Pod
        {
            Metadata = new ObjectMeta { Name = w.Pod.Metadata.Name, Namespace = w.Pod.Metadata.Namespace, Uid = w.Pod.Metadata.Uid },
            Spec = new PodSpec { Containers = w.Pod.Spec.Containers.Map(c => new Container { Name = c.Name, Image = c.Image }) },
        }));
    }

    private static async Task AnswerAsync(HttpContext http, IEnumerable<Pod> list)
    {
        http.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(http.Response.Body);
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "PodList"u8);
        writer.WriteString("apiVersion"u8, "v1"u8);
        writer.WriteStartObject("metadata"u8);
        writer.WriteEndObject();
        writer.WriteStartArray("items"u8);
        foreach (var pod in list)
        {
            pod.WriteJson(writer);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
    }
}
