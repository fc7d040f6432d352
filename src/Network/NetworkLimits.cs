namespace Keles.Network;

/// <summary>The bounds of a node's network.</summary>
public static class NetworkLimits
{
    /// <summary>After a change of the rules, further changes are collected this long, so that a storm of them is not a storm of transactions.</summary>
    public static readonly TimeSpan RulePause = TimeSpan.FromMilliseconds(100);

    /// <summary>The same for the names of DNS.</summary>
    public static readonly TimeSpan ZonePause = TimeSpan.FromMilliseconds(50);

    /// <summary>How often the kernel is asked whether the rules are still there.</summary>
    public static readonly TimeSpan RuleCheck = TimeSpan.FromSeconds(30);

    /// <summary>How often routes and the CNI configuration are looked at without any change of a node.</summary>
    public static readonly TimeSpan PodNetworkCheck = TimeSpan.FromMinutes(1);

    /// <summary>Elements of a set or map that go into one line of a script.</summary>
    public const int ElementsPerLine = 256;

    /// <summary>Forgetting flows costs one look through the kernel's table each; beyond this many the rest is left to time out.</summary>
    public const int FlowsForgotten = 1000;

    /// <summary>How often this node looks whether its DNS server is still listed.</summary>
    public static readonly TimeSpan DnsListingCheck = TimeSpan.FromMinutes(1);

    /// <summary>When the node stops, so long it tries to say that its DNS server is down.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <summary>Load balancers that wait at one health check port.</summary>
    public const int HealthBacklog = 16;

    /// <summary>A request is not longer than this.</summary>
    public const int HealthRequestBytes = 4096;

    /// <summary>A load balancer that takes longer is let go.</summary>
    public static readonly TimeSpan HealthPatience = TimeSpan.FromSeconds(2);
}
