using System.Net;
using Keles.Grpc.Calls;

namespace Keles.Grpc.Client;

/// <summary>The HTTP request that opens a call.</summary>
internal static class CallRequest
{
    public static HttpRequestMessage For(Uri address, string path, HttpContent content, CallOptions options)
    {
        content.Headers.TryAddWithoutValidation("content-type", CallHeaders.ContentType);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation("user-agent", CallHeaders.UserAgent);
        if (options.Timeout is { } timeout)
        {
            request.Headers.TryAddWithoutValidation(CallHeaders.Timeout, CallTimeout.Format(timeout));
        }
        foreach (var (key, value) in options.Headers)
        {
            request.Headers.TryAddWithoutValidation(key, value);
        }
        return request;
    }
}
