namespace Keles.Client.Wire;

internal static class MediaTypes
{
    public const string Json = "application/json";

    public const string Protobuf = "application/vnd.kubernetes.protobuf";

    /// <summary>Asks for metadata alone. Its form is that of any object of the kind with all else left out, and is read as such.</summary>
    public const string AsPartial = ";as=PartialObjectMetadata;g=meta.k8s.io;v=v1";

    public const string AsPartialList = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    public static string Of(WireFormat format) => format == WireFormat.Json ? Json : Protobuf;

    /// <summary>What is asked for: protobuf falls back to JSON for kinds that have none.</summary>
    public static string Accept(WireFormat format) => format == WireFormat.Json ? Json : $"{Protobuf},{Json}";

    public static string AcceptWatch(WireFormat format) => format == WireFormat.Json ? Json : $"{Protobuf};stream=watch,{Json}";

    public static WireFormat Parse(string? mediaType) =>
        string.Equals(mediaType, Protobuf, StringComparison.OrdinalIgnoreCase) ? WireFormat.Protobuf : WireFormat.Json;
}
