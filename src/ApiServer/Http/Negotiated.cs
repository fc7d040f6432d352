using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>The form of the answer: format, whether as a table or as metadata only, indented or not.</summary>
/// <param name="As">Empty, <c>Table</c>, <c>PartialObjectMetadata</c> or <c>PartialObjectMetadataList</c>.</param>
internal sealed record Negotiated(WireFormat Format, string As = "", string AsVersion = "v1", bool Pretty = false)
{
    public const string Json = "application/json";
    public const string Yaml = "application/yaml";
    public const string Protobuf = "application/vnd.kubernetes.protobuf";
    public const string Cbor = "application/cbor";
    public const string CborSequence = "application/cbor-seq";

    public static Negotiated Plain { get; } = new(WireFormat.Json);

    public string ContentType => Format switch
    {
        WireFormat.Yaml => Yaml,
        WireFormat.Protobuf => Protobuf,
        WireFormat.Cbor => Cbor,
        _ => Json,
    };

    public string StreamContentType => Format switch
    {
        WireFormat.Protobuf => $"{Protobuf};stream=watch",
        WireFormat.Cbor => CborSequence,
        _ => Json,
    };

    /// <summary>The first acceptable form; throws not acceptable when there is none.</summary>
    /// <param name="transforms">Whether the answer can be a table or metadata only.</param>
    /// <param name="protobuf">Whether the object itself has a protobuf form; metadata alone always has.</param>
    public static Negotiated From(HttpRequest request, bool transforms, bool protobuf = true) => From(request, new Offer(Metadata: transforms, Tables: transforms, Protobuf: protobuf));

    public static Negotiated From(HttpRequest request, Offer offer)
    {
        var accept = request.Headers.Accept.ToString();
        if (accept.Length == 0) return new(WireFormat.Json, Pretty: IsPretty(request));
        foreach (var type in MediaType.ReadAll(accept))
        {
            if (offer.FormatOf(type.Name) is not { } format) continue;
            if (type["stream"] is not ("" or "watch") || (type["stream"].Length > 0 && format == WireFormat.Yaml)) continue;
            var pretty = type["pretty"] == "1" || IsPretty(request);
            if (!type.Parameters.ContainsKey("as") && !type.Parameters.ContainsKey("g") && !type.Parameters.ContainsKey("v"))
            {
                if (format == WireFormat.Protobuf && !offer.Protobuf) continue;
                return new(format, Pretty: pretty);
            }


            if (offer.Allows(format, type["as"], type["g"], type["v"])) return new(format, type["as"], type["v"], pretty);
        }

        throw ApiErrors.NotAcceptable(offer.Types);
    }

    /// <summary>The router's word before the endpoint's: a request none of whose types is known has no route.</summary>
    public static void Route(HttpRequest request, Offer offer)
    {
        var accept = request.Headers.Accept.ToString();
        if (accept.Length == 0) return;
        foreach (var part in accept.Split(','))
        {
            var name = part.Split(';')[0].Trim();
            if (name == "*/*" || (!name.Contains('*', StringComparison.Ordinal) && offer.FormatOf(name) is not null)) return;
        }

        var available = offer.Streams ? $"{offer.Types}, {offer.StreamTypes}" : offer.Types;
        throw ApiErrors.Make(406, "NotAcceptable", $"406: Not Acceptable\n\nAvailable representations: {available}");
    }

    /// <summary>Asked for, or a person at a terminal or browser.</summary>
    private static bool IsPretty(HttpRequest request)
    {
        var asked = request.Query["pretty"].ToString();
        if (asked.Length > 0) return asked is "1" or "t" or "T" or "true" or "TRUE" or "True";
        var agent = request.Headers.UserAgent.ToString();
        return agent.StartsWith("curl", StringComparison.Ordinal) || agent.StartsWith("Wget", StringComparison.Ordinal) || agent.StartsWith("Mozilla/5.0", StringComparison.Ordinal);
    }
}
