using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Keles.Client.Wire;

namespace Keles.Client.Https;

/// <summary>Sends requests to one server: authenticates them, sends them again where that is safe, and turns failures into <see cref="ApiException"/>.</summary>
public sealed class ApiConnection : IDisposable
{
    private readonly HttpsClientOptions options;
    private readonly HttpMessageInvoker http;
    private readonly BearerTokens tokens;
    private readonly bool ownsHttp;

    public ApiConnection(HttpsClientOptions options) : this(options, new HttpMessageInvoker(HttpHandlers.Of(options)), true)
    {
    }

    /// <summary>Over connections that are somebody else's and are left open.</summary>
    public ApiConnection(HttpsClientOptions options, HttpMessageInvoker http) : this(options, http, false)
    {
    }

    private ApiConnection(HttpsClientOptions options, HttpMessageInvoker http, bool ownsHttp)
    {
        (this.options, this.http, this.ownsHttp) = (options, http, ownsHttp);
        tokens = new(options.BearerToken, options.BearerTokenFile, options.Time);
    }

    public HttpsClientOptions Options => options;

    /// <summary>The same connections, used as another user.</summary>
    public ApiConnection As(ClientIdentity identity) => new(options with { Impersonate = identity, UserAgent = identity.UserAgent }, http, false);

    /// <summary>Sends the request that <paramref name="make"/> makes (anew for each try). The answer is a success; its body is not read yet.</summary>
    /// <exception cref="ApiException">The server answered with a failure, or not at all.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancel)
    {
        var asked = 0;
        var refused = false;
        for (var broken = 0; ;)
        {
            using var request = make();
            Prepare(request);
            HttpResponseMessage answer;
            var began = Stopwatch.GetTimestamp();
            try
            {
                answer = await http.SendAsync(request, cancel);
                RequestTimes.Ended(request, began, (int)answer.StatusCode);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                RequestTimes.Ended(request, began, null);
                cancel.ThrowIfCancellationRequested();
                if (broken++ >= ClientLimits.RetriesOfConnection || !MaySendAgain(request, e)) throw Unreachable(e);
                await Task.Delay(ClientLimits.ReconnectDelay * broken, options.Time, cancel);
                continue;
            }

            if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.SwitchingProtocols) return answer;
            using (answer)
            {
                if (answer.StatusCode == HttpStatusCode.Unauthorized && options.BearerTokenFile is not null && !refused)
                {
                    refused = true;
                    tokens.Refresh();
                    continue;
                }

                if (RetryAfter(answer) is { } pause && pause <= ClientLimits.LongestRetryAfter && asked++ < ClientLimits.RetriesWhenAsked)
                {
                    await Task.Delay(pause, options.Time, cancel);
                    continue;
                }

                throw await FailureAsync(answer, cancel);
            }
        }
    }

    /// <summary>Sends the request and reads the whole body of its answer.</summary>
    public async Task<(ReadOnlyMemory<byte> Body, WireFormat Format)> CallAsync(Func<HttpRequestMessage> make, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(options.RequestTimeout, options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using var answer = await SendAsync(make, both.Token);
            var body = await BodyAsync(answer.Content, ClientLimits.ResponseBody, both.Token);
            RequestTimes.Read(answer, body.Length);
            return (body, MediaTypes.Parse(answer.Content.Headers.ContentType?.MediaType));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Unreachable(e);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new ApiException($"{options.Server.Authority} did not answer within {options.RequestTimeout.TotalSeconds:0} s", e);
        }
    }

    public Uri Address(string pathAndQuery) => new(options.Server.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery);

    public void Dispose()
    {
        if (ownsHttp) http.Dispose();
    }

    internal ApiException Unreachable(Exception inner) => new($"cannot reach the server {options.Server.Authority}: {Innermost(inner).Message}", inner);

    private void Prepare(HttpRequestMessage request)
    {
        // An upgrade to another protocol asks for exactly HTTP/1.1; everything else takes what the server offers.
        if (request.VersionPolicy != HttpVersionPolicy.RequestVersionExact) request.Version = HttpVersion.Version20;
        request.Headers.UserAgent.ParseAdd(options.UserAgent);
        if (tokens.Current is { Length: > 0 } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (options.Impersonate is not { } user) return;
        request.Headers.TryAddWithoutValidation("Impersonate-User", user.User);

        // The server itself knows a service account's groups. The framework joins the values of one header by commas, which the
        // server would read as one group's name, so at most one can be sent.
        if (user.Groups.Count == 0 || user.User.StartsWith("system:serviceaccount:", StringComparison.Ordinal)) return;
        if (user.Groups.Count > 1) throw new NotSupportedException("over HTTPS a client can impersonate one group only");
        request.Headers.TryAddWithoutValidation("Impersonate-Group", user.Groups[0]);
    }

    /// <summary>Reads may be sent again after any break; writes only when the server cannot have seen them.</summary>
    private static bool MaySendAgain(HttpRequestMessage request, Exception error) =>
        request.Method == HttpMethod.Get || error is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode is not 429 and < 500) return null;
        return answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - options.Time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
            _ => null,
        };
    }

    private async Task<ApiException> FailureAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var body = await BodyAsync(answer.Content, ClientLimits.ErrorBody, cancel);
        return new(WireStatus.OfFailure(answer.StatusCode, body, MediaTypes.Parse(answer.Content.Headers.ContentType?.MediaType), RetryAfter(answer)));
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContent content, int limit, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var body = new MemoryStream((int)Math.Clamp(content.Headers.ContentLength ?? 0, 256, 1 << 20));
        var chunk = new byte[32 * 1024];
        while (await stream.ReadAsync(chunk, cancel) is > 0 and var read)
        {
            if (body.Length + read > limit) throw new IOException($"the answer is larger than {limit} bytes");
            body.Write(chunk, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;
}
