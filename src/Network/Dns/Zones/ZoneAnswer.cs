using Keles.Network.Dns.Messages;

namespace Keles.Network.Dns.Zones;

/// <summary>What the zone knows of a name.</summary>
/// <param name="Exists">The name exists, even if it has no records of this type.</param>
/// <param name="Follow">The records end in an alias that leads out of the zone: this name is to be asked for elsewhere.</param>
internal sealed record ZoneAnswer(bool Exists, IReadOnlyList<Record> Records, IReadOnlyList<Record> Additional, string? Follow = null)
{
    public static ZoneAnswer NoName { get; } = new(false, [], []);

    public static ZoneAnswer NoRecords { get; } = new(true, [], []);

    public static ZoneAnswer Of(params IReadOnlyList<Record> records) => new(true, records, []);
}
