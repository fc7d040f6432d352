using Keles.Network.Dns.Messages;

namespace Keles.Network.Dns.Forwarding;

/// <summary>Asks the servers outside the cluster.</summary>
internal interface IForwarder
{
    /// <summary>The answer as it is to be sent to the client; null when nobody answered.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ForwardAsync(Query query, bool isTcp, CancellationToken cancel);

    /// <summary>The records of a name that something of ours leads to; none when they cannot be had.</summary>
    ValueTask<IReadOnlyList<Record>> ResolveAsync(string name, RecordType type, CancellationToken cancel);
}
