namespace Keles.Network.Dns.Messages;

/// <summary>A resource record; what is in it depends on the type.</summary>
/// <param name="Name">Without the last dot.</param>
internal abstract record Record(string Name, RecordType Type, uint Ttl)
{
    public sealed record Address(string Name, uint Ttl, IPAddress Value)
        : Record(Name, Value.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? RecordType.A : RecordType.Aaaa, Ttl);

    /// <summary>One name that leads to another: CNAME, PTR, NS.</summary>
    public sealed record Pointer(string Name, RecordType Type, uint Ttl, string Target) : Record(Name, Type, Ttl);

    public sealed record Service(string Name, uint Ttl, ushort Priority, ushort Weight, ushort Port, string Target) : Record(Name, RecordType.Srv, Ttl);

    public sealed record Text(string Name, uint Ttl, string Value) : Record(Name, RecordType.Txt, Ttl);

    /// <param name="Minimum">How long "there is no such thing" may be remembered, in seconds.</param>
    public sealed record Authority(string Name, uint Ttl, string Server, string Mailbox, uint Serial, uint Refresh, uint Retry, uint Expire, uint Minimum)
        : Record(Name, RecordType.Soa, Ttl);
}
