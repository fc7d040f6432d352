using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>The form of the answer: format, whether as a table or as metadata only, indented or not.</summary>
/// <param name="As">Empty, <c>Table</c>, <c>PartialObjectMetadata</c> or <c>PartialObjectMetadataList</c>.</param>
internal sealed record Negotiated(WireFormat Format, string As = "", string AsVersion = "v1", bool Pretty = false)
{
    public const string Json = "application/json";
    public const string Yaml = "application/yaml";
    public const string Protobuf = "application/vnd.kubernetes.protobuf";

    public static Negotiated Plain { get; } = new(WireFormat.Json);

    public string ContentType => Format switch
    {
        WireFormat.Yaml => Yaml,
        WireFormat.Protobuf => Protobuf,
        _ => Json,
    };

    /// <summary>The first acceptable form; throws not acceptable when there is none.</summary>
    /// <param name="transforms">Whether the answer can be a table or metadata only.</param>
    /// <param name="protobuf">Whether the object itself has a protobuf form; metadata alone always has.</param>
    public static Negotiated From(HttpRequest request, bool transforms, bool protobuf = true)
    {
        var pretty = IsTrue(request.Query["pretty"].ToString());
        var accept = request.Headers.Accept.ToString();
        if (accept.Length == 0) return new(WireFormat.Json, Pretty: pretty);
        foreach (var type in MediaType.ReadAll(accept))
        {
            if (FormatOf(type.Name) is not { } format) continue;
            var form = type["as"];
            if (form.Length == 0 && format == WireFormat.Protobuf && !protobuf) continue;
            if (form.Length == 0) return new(format, Pretty: pretty);
            if (!transforms || type["g"] != "meta.k8s.io" || type["v"] is not ("v1" or "v1beta1") || format == WireFormat.Protobuf && form == "Table") continue;
            if (form is "Table" or "PartialObjectMetadata" or "PartialObjectMetadataList") return new(format, form, type["v"], pretty);
        }

        throw ApiErrors.NotAcceptable($"{Json}, {Yaml}, {Protobuf}");
    }

    private static WireFormat? FormatOf(string name) => name switch
    {
        Json or "*/*" or "application/*" => WireFormat.Json,
        Yaml => WireFormat.Yaml,
        Protobuf => WireFormat.Protobuf,
        _ => null,
    };

    private static bool IsTrue(string value) => value is "1" or "true";
}
