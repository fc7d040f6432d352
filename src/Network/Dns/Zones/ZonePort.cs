namespace Keles.Network.Dns.Zones;

/// <param name="Name">Empty for a port without name.</param>
/// <param name="Protocol">In lower case.</param>
internal readonly record struct ZonePort(string Name, string Protocol, int Number)
{
    /// <summary>Empty stands for any.</summary>
    public bool Matches(string name, string protocol) => (name.Length == 0 || name == Name) && (protocol.Length == 0 || protocol == Protocol);
}
