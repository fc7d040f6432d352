using System.Net;
using System.Net.Security;
using System.Text;

namespace Keles.Kubelet.Probes.Network;

/// <summary>Asks for pages over real sockets: certificates are not checked, nothing is kept open, and of an answer only the beginning is read.</summary>
internal sealed class HttpProber : IHttpProber, IDisposable
{
    private const int MaxBody = 10 * 1024;
    private const int MaxRedirects = 10;

    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    public HttpProber(TimeProvider time)
    {
        _time = time;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<ProbeAnswer> GetAsync(HttpTarget target, TimeSpan limit, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            return await FollowAsync(target, target.Address, both.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ProbeAnswer(false, $"Get \"{target.Address}\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        }
        catch (HttpRequestException failed)
        {
            return new ProbeAnswer(false, $"Get \"{target.Address}\": {Reason(failed)}");
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>A redirect to the same host is followed; one to elsewhere says that the server is up, which is all that was asked.</summary>
    private async Task<ProbeAnswer> FollowAsync(HttpTarget target, Uri address, CancellationToken cancel)
    {
        for (var hop = 0; ; hop++)
        {
            using var answer = await _client.SendAsync(Request(target, address), HttpCompletionOption.ResponseHeadersRead, cancel);
            var next = IsRedirect(answer.StatusCode) && answer.Headers.Location is { } location ? new Uri(address, location) : null;
            if (next is null || next.Host != target.Address.Host)
            {
                return await JudgeAsync(answer, next is not null, cancel);
            }
            if (hop == MaxRedirects)
            {
                return new ProbeAnswer(false, $"Get \"{target.Address}\": stopped after {MaxRedirects} redirects");
            }
            address = next;
        }
    }

    private static bool IsRedirect(HttpStatusCode code) => code is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static async Task<ProbeAnswer> JudgeAsync(HttpResponseMessage answer, bool elsewhere, CancellationToken cancel)
    {
        var body = await BodyAsync(answer, cancel);
        var code = (int)answer.StatusCode;
        if (code is < 200 or >= 400)
        {
            return new ProbeAnswer(false, $"HTTP probe failed with statuscode: {code}");
        }
        return elsewhere
            ? new ProbeAnswer(true, $"Probe terminated redirects, Response body: {body}") { Warning = true }
            : new ProbeAnswer(true, body);
    }

    private static HttpRequestMessage Request(HttpTarget target, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("User-Agent", "kube-probe/1.36");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.ConnectionClose = true;
        foreach (var header in target.Headers)
        {
            if (header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.Host = header.Value;
                continue;
            }
            if (header.Name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) || header.Name.Equals("Accept", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.Remove(header.Name);
            }
            if (header.Value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(header.Name, header.Value);
            }
        }
        return request;
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var buffer = new byte[MaxBody];
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var read = await stream.ReadAtLeastAsync(buffer, MaxBody, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    private static string Reason(HttpRequestException failed) => failed.InnerException is System.Net.Sockets.SocketException socket
        ? SocketReasons.Dial(socket)
        : failed.InnerException?.Message ?? failed.Message;
}
