namespace Keles.Client.Wire;

/// <summary>How objects go over the wire.</summary>
public enum WireFormat
{
    Json,
    Protobuf,
}
