using Keles.Network.Dns.Messages;

namespace Keles.Network.Dns.Zones;

/// <summary>Answers questions from a zone, as the DNS specification of Kubernetes says and, where that is silent, as its usual server does.</summary>
internal sealed class ZoneLookup(ClusterZone zone, IPAddress? dnsAddress)
{
    /// <summary>Seconds. Short, for endpoints come and go; clients ask over the loopback anyway.</summary>
    public const uint Ttl = 5;

    /// <summary>Of the specification that names follow.</summary>
    private const string SchemaVersion = "1.1.0";

    private readonly ServiceRecords _records = new(zone);

    public bool Covers(string name) => name == zone.Domain || name.EndsWith("." + zone.Domain, StringComparison.Ordinal);

    /// <summary>What "there is no such thing" is answered with, so that clients know how long that holds.</summary>
    public Record.Authority Authority => new(zone.Domain, Ttl, $"ns.dns.{zone.Domain}", $"hostmaster.{zone.Domain}", zone.Serial, 7200, 1800, 86400, Ttl);

    /// <summary>Follows aliases inside the zone.</summary>
    public ZoneAnswer Find(string name, RecordType type)
    {
        var chain = new List<Record>();
        for (var depth = 0; depth < DnsLimits.AliasDepth; depth++)
        {
            var answer = FindOne(name, type);
            if (type == RecordType.Cname || answer.Records is not [Record.Pointer { Type: RecordType.Cname } alias])
            {
                return chain.Count == 0 ? answer : answer with { Records = [.. chain, .. answer.Records] };
            }
            chain.Add(alias);
            name = alias.Target;
            if (!Covers(name))
            {
                return new ZoneAnswer(true, chain, [], Follow: name);
            }
        }
        return new ZoneAnswer(true, chain, []);
    }

    private ZoneAnswer FindOne(string name, RecordType type)
    {
        var labels = name.Length == zone.Domain.Length ? [] : name[..^(zone.Domain.Length + 1)].Split('.');
        return labels switch
        {
            [] => Apex(type),
            ["dns-version"] => type is RecordType.Txt ? ZoneAnswer.Of(new Record.Text(name, Ttl, SchemaVersion)) : ZoneAnswer.NoRecords,
            ["dns"] => ZoneAnswer.NoRecords,
            ["ns", "dns"] => _records.Addresses(name, dnsAddress is null ? [] : [dnsAddress], type),
            ["svc"] or ["pod"] => ZoneAnswer.NoRecords,
            [.. var below, var ns, "svc"] => zone.Namespaces.Contains(ns) ? Service(name, below, ns, type) : ZoneAnswer.NoName,
            [var ns, "pod"] => zone.Namespaces.Contains(ns) ? ZoneAnswer.NoRecords : ZoneAnswer.NoName,
            [var pod, var ns, "pod"] => zone.Namespaces.Contains(ns) && PodAddress(pod) is { } address ? _records.Addresses(name, [address], type) : ZoneAnswer.NoName,
            _ => ZoneAnswer.NoName,
        };
    }

    private ZoneAnswer Apex(RecordType type) => type switch
    {
        RecordType.Soa => ZoneAnswer.Of(Authority),
        RecordType.Ns => ZoneAnswer.Of(new Record.Pointer(zone.Domain, RecordType.Ns, Ttl, $"ns.dns.{zone.Domain}")),
        _ => ZoneAnswer.NoRecords,
    };

    private ZoneAnswer Service(string asked, string[] below, string ns, RecordType type)
    {
        if (below.Length == 0)
        {
            return ZoneAnswer.NoRecords;
        }
        if (zone.Service(ns, below[^1]) is not { } service)
        {
            return ZoneAnswer.NoName;
        }
        return below[..^1] switch
        {
            [] => _records.OfService(asked, ns, service, "", "", type),
            [['_', .. var protocol]] => _records.OfService(asked, ns, service, "", protocol, type, probe: true),
            [var endpoint] => _records.OfEndpoint(asked, ns, service, endpoint, type),
            [['_', .. var port], ['_', .. var protocol]] => _records.OfService(asked, ns, service, port, protocol, type),
            _ => ZoneAnswer.NoName,
        };
    }

    /// <summary>10-244-1-5, or an address of the other family with dashes for colons.</summary>
    private static IPAddress? PodAddress(string label)
    {
        var isOld = label.Count(static c => c == '-') == 3 && !label.Contains("--", StringComparison.Ordinal);
        return IPAddress.TryParse(label.Replace('-', isOld ? '.' : ':'), out var address) && (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork) == isOld ? address : null;
    }
}
