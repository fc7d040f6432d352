using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Background;
using Keles.Machinery;
using Keles.Network.Dns.Forwarding;
using Keles.Network.Dns.Messages;
using Keles.Network.Dns.Serving;
using Keles.Network.Dns.Zones;

using Record = Keles.Network.Dns.Messages.Record;

namespace Keles.Network.Tests.Dns;

/// <summary>A zone made of objects, asked through messages as a client does.</summary>
internal sealed class AZone
{
    private readonly QueryHandler _handler;

    public AZone(Service[] services, EndpointSlice[] slices, IForwarder? forwarder = null)
    {
        string[] namespaces = ["default", "kube-system", "empty"];
        Zone = ZoneBuilder.Build("Cluster.Local", 7, namespaces.Select(static n => new Namespace { Metadata = new ObjectMeta { Name = n } }), services, slices);
        var lookup = new ZoneLookup(Zone, IPAddress.Parse("10.96.0.10"));
        _handler = new QueryHandler(() => lookup, Reverse, forwarder ?? new NoForwarder(), new SeededRandom(1));
    }

    public ClusterZone Zone { get; }

    public async Task<DnsReply> AskAsync(string name, ushort type, ushort? udpBytes = 4096, bool isTcp = false)
    {
        var answer = await _handler.AnswerAsync(DnsClient.Question(name, type, udpBytes), isTcp, TestContext.Current.CancellationToken);
        return DnsReply.Read(answer!.Value.Span);
    }

    public ValueTask<ReadOnlyMemory<byte>?> SendAsync(ReadOnlyMemory<byte> message, bool isTcp = false) => _handler.AnswerAsync(message, isTcp, TestContext.Current.CancellationToken);

    private ReverseOwner Reverse(IPAddress address)
    {
        var names = Zone.Reverse.GetValueOrDefault(address) ?? [];
        return new ReverseOwner(names.Count > 0 || IPNetwork.Parse("10.0.0.0/8").Contains(address), names);
    }

    private sealed class NoForwarder : IForwarder
    {
        public ValueTask<ReadOnlyMemory<byte>?> ForwardAsync(Query query, bool isTcp, CancellationToken cancel) => new((ReadOnlyMemory<byte>?)null);

        public ValueTask<IReadOnlyList<Record>> ResolveAsync(string name, RecordType type, CancellationToken cancel) => new([]);
    }
}
