namespace Keles.Client.Wire;

internal static class MediaTypes
{
    public const string Json = "application/json";

    public const string Protobuf = "application/vnd.kubernetes.protobuf";

    public static string Of(WireFormat format) => format == WireFormat.Json ? Json : Protobuf;

    /// <summary>What is asked for: protobuf falls back to JSON for kinds that have none.</summary>
    public static string Accept(WireFormat format) => format == WireFormat.Json ? Json : $"{Protobuf},{Json}";

    public static string AcceptWatch(WireFormat format) => format == WireFormat.Json ? Json : $"{Protobuf};stream=watch,{Json}";

    public static WireFormat Parse(string? mediaType) =>
        string.Equals(mediaType, Protobuf, StringComparison.OrdinalIgnoreCase) ? WireFormat.Protobuf : WireFormat.Json;
}
