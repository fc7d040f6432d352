using System.Globalization;
using System.Text;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.ApiServer.Http;
using Keles.Machinery;
using Keles.Streaming.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Connect;

/// <summary><c>pods/log</c>: a container's log, as its node's kubelet sends it.</summary>
internal sealed class LogEndpoint(PodTarget pods, KubeletAddress kubelets, HttpMessageInvoker client) : IConnectEndpoint
{
    public async Task HandleAsync(HttpContext http, ResourceRequest request, RequestInfo info)
    {
        var cancel = http.RequestAborted;
        var query = http.Request.Query;
        var pod = await pods.PodAsync(request, cancel);
        var forwarded = Options(pod, query);
        var container = PodTarget.Container(pod, Queries.Text(query, "container"));
        if (pod.Spec.NodeName.Length == 0)
        {
            // Nothing runs yet: an empty log, as upstream answers.
            http.Response.ContentType = "text/plain";
            return;
        }

        var target = await kubelets.OfAsync(pod.Spec.NodeName, cancel);
        target.Path = $"/containerLogs/{pod.Metadata.Namespace}/{pod.Metadata.Name}/{container}";
        target.Query = forwarded;
        using var call = new HttpRequestMessage(HttpMethod.Get, target.Uri);
        using var answer = await Backend.SendAsync(client, call, request, cancel);
        await Backend.CheckAsync(answer, request, cancel);
        if (MessageSocket.IsAskedFor(http.Request))
        {
            await using var log = await answer.Content.ReadAsStreamAsync(cancel);
            await SocketReader.SendAsync(http, log, ping: Queries.Flag(query, "follow") == true);
            return;
        }

        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString() ?? "text/plain";
        http.Response.StatusCode = 200;
        await http.Response.StartAsync(cancel);
        // The headers of an empty follow must arrive before its first line does.
        await http.Response.BodyWriter.FlushAsync(cancel);
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        await Backend.CopyAsync(body, http, cancel);
    }

    private static string Options(Pod pod, IQueryCollection query)
    {
        var errors = new FieldErrors();
        var text = new StringBuilder();
        foreach (var flag in (string[])["follow", "previous", "timestamps"])
        {
            if (Queries.Flag(query, flag) == true) text.Append(CultureInfo.InvariantCulture, $"&{flag}=true");
        }

        Number("tailLines", least: 0, "must be greater than or equal to 0");
        Number("limitBytes", least: 1, "must be greater than 0");
        Number("sinceSeconds", least: 1, "must be greater than 0");
        var since = Queries.Text(query, "sinceTime");
        if (since.Length > 0)
        {
            if (query.ContainsKey("sinceSeconds")) errors.Forbidden(FieldPath.None, "at most one of `sinceTime` or `sinceSeconds` may be specified");
            if (!Time.TryParse(since, out _, out _)) throw ApiErrors.BadRequest($"parsing time \"{since}\" failed: use RFC 3339, as 2026-01-02T15:04:05Z");
            text.Append("&sinceTime=").Append(Uri.EscapeDataString(since));
        }

        var stream = Queries.Text(query, "stream");
        if (stream.Length > 0)
        {
            if (stream is not ("All" or "Stdout" or "Stderr")) errors.NotSupported(FieldPath.Root("stream"), stream, "All", "Stdout", "Stderr");
            else if (stream != "All" && query.ContainsKey("tailLines")) errors.Forbidden(FieldPath.None, "`tailLines` and specific `stream` are mutually exclusive for now");
            text.Append("&stream=").Append(stream);
        }

        if (!errors.IsEmpty) throw OptionErrors.Invalid("PodLogOptions", pod.Metadata.Name, errors);
        return text.Length > 0 ? text.ToString(1, text.Length - 1) : "";

        void Number(string name, long least, string rule)
        {
            var value = Queries.Text(query, name);
            if (value.Length == 0) return;
            if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) throw ApiErrors.BadRequest($"strconv.ParseInt: parsing \"{value}\": invalid syntax");
            if (number < least) errors.Invalid(FieldPath.Root(name), number, rule);
            text.Append(CultureInfo.InvariantCulture, $"&{name}={number}");
        }
    }
}
