using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.ApiServer;

/// <summary>Where the next page of a list begins: upstream's form, base64 of a small JSON object.</summary>
/// <param name="Revision">The version all pages are of; -1 when the list may be inconsistent.</param>
/// <param name="StartAfter">The last key of the page before, relative to the kind's prefix.</param>
internal sealed record ContinueToken(long Revision, string StartAfter)
{
    private const string Version = "meta.k8s.io/v1";

    public string Encode()
    {
        // Upstream names the first key of the next page: the smallest after the last one, hence the zero.
        var json = new JsonObject { ["v"] = Version, ["rv"] = Revision, ["start"] = StartAfter + "\0" };
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(json.ToJsonString())).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    public static ContinueToken Decode(string text)
    {
        JsonNode? token;
        try
        {
            var base64 = text.Replace('-', '+').Replace('_', '/');
            token = JsonNode.Parse(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw ApiErrors.BadRequest($"continue key is not valid: {e.Message}");
        }

        if (token is not JsonObject fields || fields["v"] is not JsonValue v || !v.TryGetValue<string>(out var version) || version != Version)
            throw ApiErrors.BadRequest("continue key is not valid: server does not recognize this encoded version");
        if (fields["rv"] is not JsonValue rv || !rv.TryGetValue<long>(out var revision) || revision == 0)
            throw ApiErrors.BadRequest("continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
        if (fields["start"] is not JsonValue s || !s.TryGetValue<string>(out var start) || start.Length == 0)
            throw ApiErrors.BadRequest("continue key is not valid: encoded start key empty (version meta.k8s.io/v1)");
        if (("/" + start).Contains("/../", StringComparison.Ordinal) || ("/" + start).Contains("/./", StringComparison.Ordinal))
            throw ApiErrors.BadRequest($"continue key is not valid: {start}");
        return new(revision, start.EndsWith('\0') ? start[..^1] : start);
    }
}
