using System.Globalization;
using System.Text;
using Keles.Grpc;
using Keles.Kubelet.Logs;
using Keles.Kubelet.Runtime.Cri;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Keles.Kubelet.Server.Handlers;

/// <summary>/containerLogs/NAMESPACE/POD/CONTAINER: what a container printed.</summary>
internal sealed class LogsHandler(PodLookup lookup, ICriContainers runtime, LogReader reader, TimeProvider time)
{
    /// <summary>Whether a container still runs is asked at most this often.</summary>
    private static readonly TimeSpan Ask = TimeSpan.FromSeconds(1);

    public async Task AnswerAsync(HttpContext http, KubeletRoute route)
    {
        var (ns, name, uid, container) = route.OfContainer ?? throw ServerAnswerException.BadRequest("the path must be /containerLogs/NAMESPACE/POD/CONTAINER");
        var query = Query(http.Request.Query);
        var pod = lookup.Pod(ns, name, uid);
        PodLookup.RequireContainer(pod, container);
        var target = LogTarget.For(name, lookup.Status(pod), container, query.Previous);
        if (target.ContainerId is not { } id)
        {
            throw ServerAnswerException.BadRequest(target.Problem);
        }
        http.Response.ContentType = "text/plain";
        await http.Response.StartAsync(http.RequestAborted);
        try
        {
            var path = (await runtime.ContainerStatusAsync(id, verbose: false, http.RequestAborted)).Status.LogPath;
            await reader.CopyAsync(path, query, http.Response.Body, MayWrite(id, http.RequestAborted), http.RequestAborted);
        }
        catch (Exception gone) when (gone is GrpcException { Code: StatusCode.NotFound } or FileNotFoundException or DirectoryNotFoundException)
        {
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"unable to retrieve container logs for containerd://{id}"), http.RequestAborted);
        }
    }

    private Func<Task<bool>> MayWrite(string id, CancellationToken cancel)
    {
        var (runs, asked) = (true, DateTimeOffset.MinValue);
        return async () =>
        {
            if (runs && time.GetUtcNow() - asked >= Ask)
            {
                runs = await RunsAsync(id, cancel);
                asked = time.GetUtcNow();
            }
            return runs;
        };
    }

    /// <summary>One that was removed meanwhile writes no more either.</summary>
    private async Task<bool> RunsAsync(string id, CancellationToken cancel)
    {
        try
        {
            return (await runtime.ContainerStatusAsync(id, verbose: false, cancel)).Status.State == Proto.ContainerState.ContainerRunning;
        }
        catch (GrpcException gone) when (gone.Code == StatusCode.NotFound)
        {
            return false;
        }
    }

    private LogQuery Query(IQueryCollection query)
    {
        var since = Number(query, "sinceSeconds") is { } seconds ? Seconds.After(time.GetUtcNow(), -seconds) : (DateTimeOffset?)null;
        if (query["sinceTime"].ToString() is { Length: > 0 } text)
        {
            since = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at : throw ServerAnswerException.BadRequest($"invalid sinceTime: {text}");
        }
        var tail = query["tailLines"].ToString() == "all" ? null : Number(query, "tailLines");
        return new LogQuery
        {
            Follow = Flag(query["follow"]),
            Previous = Flag(query["previous"]),
            Timestamps = Flag(query["timestamps"]),
            Tail = tail,
            Since = since,
            LimitBytes = Number(query, "limitBytes"),
            Stream = query["stream"].ToString() is { Length: > 0 } stream and not "All" ? stream : null,
        };
    }

    private static bool Flag(StringValues value) => value.ToString() is "true" or "1" or "True";

    private static long? Number(IQueryCollection query, string name)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
        {
            return null;
        }
        return long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw ServerAnswerException.BadRequest($"invalid {name}: \"{text}\" must be a number that is not negative");
    }
}
