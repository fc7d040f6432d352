using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.FlowControl;

/// <summary>The answer to a request that comes when there is no room for it.</summary>
internal static class TooManyRequests
{
    private static readonly byte[] Text = "Too many requests, please try again later.\n"u8.ToArray();

    public static async Task AnswerAsync(HttpContext http, int retryAfterSeconds)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = retryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.ContentLength = Text.Length;
        await http.Response.Body.WriteAsync(Text, http.RequestAborted);
    }
}
