using System.Net;
using System.Text;
using Keles.ApiServer.Connect;
using Keles.Streaming.Relays;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Keles.ApiServer.Aggregation;

/// <summary>Passes requests on to another API server, and its answers back; upgrades too, redirects never.</summary>
internal sealed class RemoteProxy(TimeProvider time)
{
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Content-Length",
    };

    private readonly UpgradeProxy upgrades = new(time);

    public async Task RunAsync(HttpContext http, RemoteService remote, UserIdentity user)
    {
        RemoteUser.Put(http.Request.Headers, user, remote.Lines);
        // The path as it was authorized, not as it was sent: the two servers must not read one text differently.
        var target = new Uri(remote.Base.GetLeftPart(UriPartial.Authority) + http.Request.Path.ToUriComponent() + http.Request.QueryString);
        try
        {
            if (UpgradeRequest.IsUpgrade(http.Request))
            {
                await upgrades.RunAsync(http, new UpgradeTarget(remote.Http, target), http.RequestAborted);
                return;
            }

            using var call = Forwarded(http, target);
            using var answer = await remote.Http.SendAsync(call, http.RequestAborted);
            await AnswerAsync(http, answer);
        }
        catch (UpgradeRefusedException e)
        {
            await TextAsync(http, IsRedirect(e.StatusCode) ? 502 : e.StatusCode, IsRedirect(e.StatusCode) ? Redirected : e.Body);
        }
        catch (Exception e) when (!http.Response.HasStarted && Backend.IsUnreachable(e, http.RequestAborted))
        {
            await TextAsync(http, StatusCodes.Status503ServiceUnavailable, $"error trying to reach service: dial tcp {(remote.Address().Endpoints is [var first, ..] ? $"{first.Host}:{first.Port}" : remote.Base.Authority)}: {Backend.Reason(e)}");
        }
    }

    public static Task UnavailableAsync(HttpContext http) => TextAsync(http, StatusCodes.Status503ServiceUnavailable, "service unavailable");

    private const string Redirected = "the backend attempted to redirect this request, which is not permitted";

    private static bool IsRedirect(int code) => code is >= 300 and < 400 and not StatusCodes.Status304NotModified;

    private static HttpRequestMessage Forwarded(HttpContext http, Uri target)
    {
        var from = http.Request;
        var call = new HttpRequestMessage(new HttpMethod(from.Method), target) { Version = HttpVersion.Version11 };
        if (from.ContentLength is > 0 || (from.ContentLength is null && !HttpMethods.IsGet(from.Method) && !HttpMethods.IsHead(from.Method)))
        {
            call.Content = new StreamContent(from.Body);
            call.Content.Headers.ContentLength = from.ContentLength;
        }

        foreach (var (name, values) in from.Headers)
        {
            if (HopByHop.Contains(name) || name.StartsWith(':')) continue;
            if (!call.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) call.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        if (http.Connection.RemoteIpAddress is { } client) call.Headers.TryAddWithoutValidation("X-Forwarded-For", client.ToString());
        call.Headers.TryAddWithoutValidation("X-Forwarded-Host", from.Host.Value);
        call.Headers.TryAddWithoutValidation("X-Forwarded-Proto", from.Scheme);
        call.Headers.TryAddWithoutValidation("X-Forwarded-Uri", from.GetEncodedPathAndQuery());
        return call;
    }

    private static async Task AnswerAsync(HttpContext http, HttpResponseMessage answer)
    {
        var response = http.Response;
        var code = (int)answer.StatusCode;
        // A redirect would send the client, with his credentials, wherever that server likes.
        if (IsRedirect(code) && answer.Headers.NonValidated.Contains("Location"))
        {
            await TextAsync(http, StatusCodes.Status502BadGateway, Redirected);
            return;
        }

        response.StatusCode = code;
        foreach (var header in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (HopByHop.Contains(header.Key) && header.Key != "Content-Length") continue;
            response.Headers[header.Key] = header.Value.ToArray();
        }

        await response.StartAsync(http.RequestAborted);
        await response.BodyWriter.FlushAsync(http.RequestAborted);
        await using var body = await answer.Content.ReadAsStreamAsync(http.RequestAborted);
        await Backend.CopyAsync(body, http, http.RequestAborted);
    }

    private static async Task TextAsync(HttpContext http, int code, string text)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text.TrimEnd('\n') + "\n"), http.RequestAborted);
    }
}
