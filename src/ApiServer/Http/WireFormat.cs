namespace Keles.ApiServer.Http;

/// <summary>How objects are written on the wire.</summary>
internal enum WireFormat
{
    Json,
    Yaml,
    Protobuf,
    Cbor,
}
