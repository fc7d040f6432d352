using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Metrics;
using Keles.Background;

namespace Keles.ApiServer.Webhooks;

/// <summary>Asks webhooks over HTTPS: behind a service or at a URL, their certificate checked by the bundle that stands with them.</summary>
/// <remarks>Connections are kept for each target.</remarks>
public sealed class WebhookTransport(ObjectStore store, IClusterDialer dialer, Surroundings around) : IDisposable
{
    private readonly ConcurrentDictionary<WebhookTarget, HttpMessageInvoker> clients = new();
    private readonly WebhookEndpoints endpoints = new(store, around.Random);

    /// <summary>Posts a question in JSON and returns the answer of a success.</summary>
    /// <exception cref="WebhookException">Whatever went wrong, but for the caller's own cancellation.</exception>
    public async Task<byte[]> PostAsync(WebhookTarget target, ReadOnlyMemory<byte> question, TimeSpan timeout, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(target);
        var address = new UriBuilder(target.Address);
        address.Query = $"{address.Query.TrimStart('?')}{(address.Query.Length > 1 ? "&" : "")}timeout={(int)Math.Ceiling(timeout.TotalSeconds)}s";
        using var expiry = new CancellationTokenSource(timeout, around.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, expiry.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, address.Uri) { Content = new ReadOnlyMemoryContent(question) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json, */*");
        request.Headers.UserAgent.ParseAdd("kube-apiserver-admission");
        try
        {
            using var answer = await Client(target).SendAsync(request, both.Token);
            var body = await Backend.BodyAsync(answer, WebhookLimits.AnswerBytes, both.Token) ?? throw new WebhookException("the webhook's answer is too large");
            return answer.IsSuccessStatusCode ? body : throw new WebhookException(Refusal((int)answer.StatusCode, body));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new WebhookException($"Post \"{address.Uri}\": context deadline exceeded");
        }
        catch (HttpRequestException e)
        {
            throw new WebhookException($"Post \"{address.Uri}\": {Reason(e, address.Uri)}", e);
        }
        catch (IOException e) when (!cancel.IsCancellationRequested)
        {
            throw new WebhookException($"Post \"{address.Uri}\": {e.Message}", e);
        }
    }

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
    }

    private HttpMessageInvoker Client(WebhookTarget target)
    {
        // Bounded without an order of age: as many webhooks are a mistake somewhere, and a new connection is all it costs.
        if (clients.Count >= WebhookLimits.Clients) clients.Clear();
        return clients.GetOrAdd(target, Open);
    }

    private HttpMessageInvoker Open(WebhookTarget target)
    {
        var trust = new ServerTrust(target.CaBundle, "the webhook's caBundle", CertificateSeries.Webhooks, around.Time);
        return ClusterHttp.To(new() { RemoteCertificateValidationCallback = trust.Check }, (context, cancel) => DialAsync(target, context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancel));
    }

    private async ValueTask<Stream> DialAsync(WebhookTarget target, string host, int port, CancellationToken cancel)
    {
        if (target.Service is { } service) (host, port) = await endpoints.ResolveAsync(service, cancel);
        return await dialer.ConnectAsync(host, port, cancel);
    }

    private static string Refusal(int code, byte[] body)
    {
        const int Shown = 1024;
        var text = System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, Shown))).Trim();
        return text.Length > 0 ? text : $"the server responded with the status code {code} but did not return more information";
    }

    private static string Reason(Exception e, Uri address)
    {
        for (var at = e; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case WebhookException known: return known.Message;
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }: return $"dial tcp {address.Authority}: connect: connection refused";
                case SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable }: return $"dial tcp {address.Authority}: connect: no route to host";
                case SocketException { SocketErrorCode: SocketError.HostNotFound }: return $"dial tcp: lookup {address.Host}: no such host";
                case AuthenticationException: return at.Message;
            }
        }

        return e.Message;
    }
}
