using System.Net;

namespace Keles.Linux;

/// <summary>A route. The default route's destination is "default".</summary>
public sealed record NetworkRoute(string Destination, IPAddress? Gateway, string? Link, IReadOnlyList<string> Flags, string? Protocol);
