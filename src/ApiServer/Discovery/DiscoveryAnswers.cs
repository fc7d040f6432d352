using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Http;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Discovery;

/// <summary>The bytes of discovery for one set of kinds, each made at its first request. As many as the set has groups and versions, in four forms: bounded by the set.</summary>
internal sealed class DiscoveryAnswers(KindSet kinds, IReadOnlyList<RemoteVersion> remote, string serverAddress)
{
    private readonly IReadOnlyList<MergedGroup> groups = MergedGroup.All(kinds, remote);

    private readonly ConcurrentDictionary<(string Path, DiscoveryForm Form), DiscoveryAnswer?> made = new();

    public KindSet Kinds => kinds;

    public IReadOnlyList<RemoteVersion> Remote => remote;

    public string ServerAddress => serverAddress;

    /// <summary>Null when the path names nothing that is served.</summary>
    public DiscoveryAnswer? At(IReadOnlyList<string> parts, DiscoveryForm form)
    {
        if (form.Aggregated) return made.GetOrAdd((parts[0], form), _ => Aggregated(parts[0] == "api"));
        if (Document(parts) is not { } document) return null;
        return made.GetOrAdd((string.Join('/', parts), form), _ => Plain(document, form));
    }

    private DiscoveryDocument? Document(IReadOnlyList<string> parts) => parts switch
    {
        ["api"] => PlainDocuments.Versions(kinds, serverAddress),
        ["apis"] => PlainDocuments.Groups(groups),
        ["api", var version] => kinds.Group("")?.Version(version) is { } served ? PlainDocuments.Resources(served) : null,
        ["apis", var group] => group.Length > 0 && groups.FirstOrDefault(g => g.Name == group) is { } served ? PlainDocuments.Group(served) : null,
        ["apis", var group, var version] => kinds.Group(group)?.Version(version) is { } served ? PlainDocuments.Resources(served) : null,
        _ => null,
    };

    private DiscoveryAnswer Aggregated(bool core)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) AggregatedDocument.Write(writer, groups.Where(g => g.Name.Length == 0 == core));
        ObjectWriter.End(Negotiated.Plain, buffer);
        return new(AggregatedDocument.ContentType, buffer.Written.ToArray(), $"\"{Convert.ToHexString(SHA512.HashData(buffer.Written))}\"");
    }

    private static DiscoveryAnswer Plain(DiscoveryDocument document, DiscoveryForm form)
    {
        var negotiated = new Negotiated(form.Format, Pretty: form.Pretty);
        if (form.Format == WireFormat.Protobuf)
        {
            using var sink = new ProtoSink();
            document.WriteProto(sink);
            return new(negotiated.ContentType, sink.Written.ToArray());
        }

        using var buffer = new PooledBuffer();
        ObjectWriter.Text(negotiated, buffer, document.WriteJson);
        ObjectWriter.End(negotiated, buffer);
        return new(negotiated.ContentType, buffer.Written.ToArray());
    }
}
