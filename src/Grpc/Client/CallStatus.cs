using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Keles.Grpc.Calls;

namespace Keles.Grpc.Client;

/// <summary>Reads how a call went from the answer's headers and trailers.</summary>
internal static class CallStatus
{
    /// <summary>Something other than a gRPC server (a proxy, an old server) may have answered.</summary>
    public static void ThrowUnlessGrpc(HttpResponseMessage response, string name)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new GrpcException(OfHttp(response.StatusCode), $"{name} answered with HTTP status {(int)response.StatusCode}");
        }
        var contentType = response.Content.Headers.TryGetValues("content-type", out var values) ? values.FirstOrDefault() : null;
        if (!CallHeaders.IsGrpc(contentType))
        {
            throw new GrpcException(StatusCode.Unknown, $"{name} answered with content type \"{contentType}\", which is not gRPC");
        }
    }

    /// <summary>To be called once the body was read to its end, for only then are the trailers there.</summary>
    public static void ThrowUnlessOk(HttpResponseMessage response)
    {
        // An answer without messages may carry its status in the headers.
        var source = response.TrailingHeaders.Contains(CallHeaders.Status) ? response.TrailingHeaders : (HttpHeaders)response.Headers;
        if (First(source, CallHeaders.Status) is not { } text)
        {
            throw new GrpcException(StatusCode.Internal, "the server closed the call without a status");
        }
        var code = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((StatusCode)number)
            ? (StatusCode)number
            : StatusCode.Unknown;
        if (code != StatusCode.OK)
        {
            throw new GrpcException(code, StatusDetail.Decode(First(source, CallHeaders.Detail) ?? ""), null, Trailers(source));
        }
    }

    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.First() : null;

    private static Metadata Trailers(HttpHeaders source) => new(
        from header in source.NonValidated
        where !CallHeaders.IsReserved(header.Key)
        from value in header.Value
        select new KeyValuePair<string, string>(header.Key, value));

    private static StatusCode OfHttp(HttpStatusCode status) => (int)status switch
    {
        400 => StatusCode.Internal,
        401 => StatusCode.Unauthenticated,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.Unimplemented,
        429 or 502 or 503 or 504 => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
