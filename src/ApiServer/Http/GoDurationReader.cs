using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>Reads the time limits that clients set.</summary>
internal static class GoDurationReader
{
    /// <summary>The time that a client gives its request.</summary>
    /// <exception cref="Client.ApiException">It is no duration.</exception>
    public static TimeSpan? FromQuery(IQueryCollection query)
    {
        if (query.Count == 0 || !query.ContainsKey("timeout")) return null;
        var text = Queries.Text(query, "timeout");
        if (text.Length == 0) return null;
        return GoDurations.TryRead(text, out var span, out var why) ? span : throw ApiErrors.BadRequest($"invalid timeout specified in the request URL - {why}");
    }
}
