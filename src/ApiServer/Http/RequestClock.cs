using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>The server's clock, carried by each request so that ages are counted from one moment.</summary>
internal static class RequestClock
{
    private static readonly object Key = new();

    public static void Set(HttpContext http, TimeProvider time) => http.Items[Key] = time;

    public static TimeProvider Clock(this HttpContext http) => http.Items[Key] as TimeProvider ?? throw new InvalidOperationException("the request has no clock");

    public static DateTimeOffset Now(this HttpContext http) => http.Clock().GetUtcNow();
}
