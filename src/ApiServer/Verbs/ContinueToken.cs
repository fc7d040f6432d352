using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer;

/// <summary>Where the next page of a list begins: upstream's form, base64 of a small JSON object.</summary>
/// <param name="Revision">The version all pages are of; -1 when the list may be inconsistent.</param>
/// <param name="StartAfter">The last key of the page before, relative to the prefix of the list.</param>
internal sealed record ContinueToken(long Revision, string StartAfter)
{
    private const string Version = "meta.k8s.io/v1";
    private const string Bad = "invalid continue token: continue key is not valid";

    public string Encode()
    {
        // Upstream names the first key of the next page: the smallest after the last one, hence the zero.
        var json = new JsonObject { ["v"] = Version, ["rv"] = Revision, ["start"] = StartAfter + "\0" };
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(json.ToJsonString())).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    public static ContinueToken Decode(string text)
    {
        var token = Parse(text);
        if (token is not JsonObject fields || fields["v"] is not JsonValue v || !v.TryGetValue<string>(out var version) || version != Version)
            throw ApiErrors.BadRequest($"{Bad}: server does not recognize this encoded version");
        if (fields["rv"] is not JsonValue rv || !rv.TryGetValue<long>(out var revision) || revision == 0)
            throw ApiErrors.BadRequest($"{Bad}: incorrect encoded start resourceVersion (version {Version})");
        if (fields["start"] is not JsonValue s || !s.TryGetValue<string>(out var start) || start.Length == 0)
            throw ApiErrors.BadRequest($"{Bad}: encoded start key empty (version {Version})");

        // A key that climbs out of the list's prefix is nobody's next page.
        if (start.TrimStart('/').Split('/').Any(static part => part is "." or ".." or "")) throw ApiErrors.BadRequest($"{Bad}: {start}");
        start = start.TrimStart('/');
        return new(revision, start.EndsWith('\0') ? start[..^1] : start);
    }

    private static JsonNode? Parse(string text)
    {
        if (Base64.FirstIllegalUrl(text) is { } at) throw ApiErrors.BadRequest($"{Bad}: illegal base64 data at input byte {at}");
        var base64 = text.Replace('-', '+').Replace('_', '/');
        var bytes = Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
        try
        {
            return JsonNode.Parse(bytes);
        }
        catch (JsonException)
        {
            throw ApiErrors.BadRequest($"{Bad}: {GoJsonSyntax.Problem(bytes) ?? "unexpected end of JSON input"}");
        }
    }
}
