using Keles.Api.Discovery.V1;

namespace Keles.Network.Proxy.Tables;

/// <summary>An endpoint with one port of it, and what its slice says of it.</summary>
internal readonly record struct ObservedTarget(Target Target, Endpoint Endpoint)
{
    /// <summary>Not said means yes.</summary>
    public bool IsReady => Endpoint.Conditions.Ready ?? true;

    /// <summary>On its way out, but still answering: used only when nothing else is left.</summary>
    public bool IsLastResort => (Endpoint.Conditions.Serving ?? IsReady) && Endpoint.Conditions.Terminating == true;

    public bool IsHintedForNode(string node) => Endpoint.Hints?.ForNodes.Any(n => n.Name == node) ?? false;

    public bool IsHintedForZone(string zone) => Endpoint.Hints?.ForZones.Any(z => z.Name == zone) ?? false;

    public bool HasNodeHints => Endpoint.Hints is { ForNodes.IsEmpty: false };

    public bool HasZoneHints => Endpoint.Hints is { ForZones.IsEmpty: false };
}
