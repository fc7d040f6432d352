using System.Globalization;
using Keles.Grpc.Calls;
using Microsoft.AspNetCore.Http;

namespace Keles.Grpc.Server;

/// <summary>Puts the status of a call where the client looks for it.</summary>
internal static class ServerStatus
{
    public static void Set(HttpContext http, StatusCode code, string detail, Metadata trailers)
    {
        if (!http.Response.SupportsTrailers())
        {
            return;
        }
        http.Response.AppendTrailer(CallHeaders.Status, ((int)code).ToString(CultureInfo.InvariantCulture));
        if (detail.Length > 0)
        {
            http.Response.AppendTrailer(CallHeaders.Detail, StatusDetail.Encode(detail));
        }
        foreach (var (key, value) in trailers)
        {
            http.Response.AppendTrailer(key, value);
        }
    }

    /// <summary>Ends a call before any handler saw it.</summary>
    public static Task RefuseAsync(HttpContext http, StatusCode code, string detail)
    {
        http.Response.ContentType = CallHeaders.ContentType;
        Set(http, code, detail, Metadata.Empty);
        return Task.CompletedTask;
    }
}
