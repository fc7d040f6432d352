namespace Keles.Network.Dns.Serving;

/// <summary>Whether the cluster speaks for an address, and the names it has.</summary>
internal readonly record struct ReverseOwner(bool IsOurs, IReadOnlyList<string> Names);
