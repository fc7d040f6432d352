using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>Warnings as headers: code 299, no agent, the text quoted.</summary>
internal static class WarningHeaders
{
    public static void Add(HttpResponse response, IEnumerable<string> warnings)
    {
        foreach (var warning in warnings.Distinct(StringComparer.Ordinal).Take(HttpLimits.Warnings))
        {
            var printable = string.Concat(warning.Select(c => char.IsControl(c) ? ' ' : c)).Replace("\\", "\\\\").Replace("\"", "\\\"");
            response.Headers.Append("Warning", $"299 - \"{printable}\"");
        }
    }
}
