using System.Net;
using Keles.Streaming.Relays;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Connect;

/// <summary>Passes a request on to a server in the cluster and its answer back, upgrades too.</summary>
internal sealed class ReverseProxy(TimeProvider time)
{
    // Meant for this hop or for this server alone: credentials of the API are not for pods.
    private static readonly HashSet<string> NotForwarded = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "Authorization", "Content-Length", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Uri",
    };

    private static readonly string[] CrossOrigin =
        ["Access-Control-Allow-Credentials", "Access-Control-Allow-Headers", "Access-Control-Allow-Methods", "Access-Control-Allow-Origin"];

    private readonly UpgradeProxy upgrades = new(time);

    /// <param name="prefix">The path on this server that stands for the target's root.</param>
    public async Task RunAsync(HttpContext http, ResourceRequest request, HttpMessageInvoker client, Uri target, string prefix)
    {
        var cancel = http.RequestAborted;
        try
        {
            if (UpgradeRequest.IsUpgrade(http.Request))
            {
                await upgrades.RunAsync(http, new UpgradeTarget(client, target), cancel);
                return;
            }

            using var call = Forwarded(http, target, prefix);
            using var answer = await client.SendAsync(call, cancel);
            await AnswerAsync(http, answer, target, prefix, cancel);
        }
        catch (UpgradeRefusedException e)
        {
            throw Backend.Refused(e.StatusCode, e.Body.Trim(), request);
        }
        catch (Exception e) when (!http.Response.HasStarted && Backend.IsUnreachable(e, cancel))
        {
            throw ApiErrors.Unavailable($"error trying to reach service: {Backend.Unreachable(target, e, request).Status.Message.Split("error dialing backend: ")[^1]}");
        }
    }

    private static HttpRequestMessage Forwarded(HttpContext http, Uri target, string prefix)
    {
        var from = http.Request;
        var call = new HttpRequestMessage(new HttpMethod(from.Method), target) { Version = HttpVersion.Version11 };
        if (from.ContentLength is > 0 || from.Headers.TransferEncoding.Count > 0 || (from.ContentLength is null && HttpMethods.IsPost(from.Method)))
        {
            call.Content = new StreamContent(from.Body);
            call.Content.Headers.ContentLength = from.ContentLength;
        }

        foreach (var (name, values) in from.Headers)
        {
            if (NotForwarded.Contains(name) || name.StartsWith(':') || name.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase)) continue;
            if (!call.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) call.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        call.Headers.TryAddWithoutValidation("X-Forwarded-Uri", prefix + target.AbsolutePath);
        call.Headers.TryAddWithoutValidation("X-Forwarded-Host", from.Host.Value);
        call.Headers.TryAddWithoutValidation("X-Forwarded-Proto", from.Scheme);
        if (http.Connection.RemoteIpAddress is { } client) call.Headers.TryAddWithoutValidation("X-Forwarded-For", client.ToString());
        return call;
    }

    private static async Task AnswerAsync(HttpContext http, HttpResponseMessage answer, Uri target, string prefix, CancellationToken cancel)
    {
        var response = http.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (NotForwarded.Contains(header.Key) && header.Key != "Content-Length") continue;
            response.Headers[header.Key] = header.Value.ToArray();
        }

        // Which pages of other origins may read this server's answers is for this server to say.
        foreach (var name in CrossOrigin) response.Headers.Remove(name);

        // Redirects are not followed here; those within the target stay within the proxied path, and so do a page's links.
        var links = new LinkRewriting(target.Authority, http.Request.Host.Value ?? "", prefix);
        if (answer.Headers.NonValidated.TryGetValues("Location", out var locations)) response.Headers.Location = links.Rewrite(locations.First());
        else if (IsPage(answer))
        {
            await HtmlPage.CopyAsync(answer, http, links, cancel);
            return;
        }

        await response.StartAsync(cancel);
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        await Backend.CopyAsync(body, http, cancel);
    }

    private static bool IsPage(HttpResponseMessage answer) =>
        answer.Content.Headers.NonValidated.TryGetValues("Content-Type", out var types) && types.First().Split(';')[0].Trim() == "text/html";
}
