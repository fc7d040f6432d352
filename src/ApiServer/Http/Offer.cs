namespace Keles.ApiServer.Http;

/// <summary>What an endpoint can answer with.</summary>
/// <param name="Metadata">Also with the metadata of its objects alone.</param>
/// <param name="Tables">Also with tables.</param>
/// <param name="Streams">It can be watched.</param>
/// <param name="Protobuf">Its objects have a protobuf form; the metadata alone always has.</param>
/// <param name="Cbor">Also as CBOR, which is off unless the feature is switched on.</param>
internal sealed record Offer(bool Metadata = false, bool Tables = false, bool Streams = false, bool Protobuf = true, bool Cbor = false)
{
    public static Offer Plain { get; } = new();

    /// <summary>As refusals list them.</summary>
    public string Types => Cbor
        ? $"{Negotiated.Json}, {Negotiated.Yaml}, {Negotiated.Protobuf}, {Negotiated.Cbor}"
        : $"{Negotiated.Json}, {Negotiated.Yaml}, {Negotiated.Protobuf}";

    public string StreamTypes => Cbor
        ? $"{Negotiated.Json};stream=watch, {Negotiated.Protobuf};stream=watch, {Negotiated.Cbor};stream=watch"
        : $"{Negotiated.Json};stream=watch, {Negotiated.Protobuf};stream=watch";

    public WireFormat? FormatOf(string name) => name switch
    {
        Negotiated.Json or "*/*" or "application/*" => WireFormat.Json,
        Negotiated.Yaml => WireFormat.Yaml,
        Negotiated.Protobuf => WireFormat.Protobuf,
        Negotiated.Cbor when Cbor => WireFormat.Cbor,
        _ => null,
    };

    public bool Allows(WireFormat format, string form, string group, string version)
    {
        if (group != "meta.k8s.io" || version is not ("v1" or "v1beta1")) return false;
        return form switch
        {
            "Table" => Tables && format != WireFormat.Protobuf,
            "PartialObjectMetadata" or "PartialObjectMetadataList" => Metadata,
            _ => false,
        };
    }
}
