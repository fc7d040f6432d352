using System.Text.Json;
using Keles.Machinery.Codecs;
using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A record of the API: it reads and writes itself as JSON and protobuf and knows its schema. Emitted by the generator.</summary>
public interface IApiType<TSelf> : IJsonValue, IJsonMembers where TSelf : class, IApiType<TSelf>
{
    /// <summary>All fields absent; shared, for records are immutable.</summary>
    static abstract TSelf Empty { get; }

    static abstract TypeSchema ApiSchema { get; }

    /// <summary>Reads the object the source stands on; throws <see cref="DecodeException"/>.</summary>
    static abstract TSelf ReadJson(ref JsonSource source);

    static abstract TSelf ReadProto(ref ProtoSource source);

    void WriteProto(ProtoSink sink);
}
