using Keles.Client;

namespace Keles.Reconcile;

/// <summary>What the shell does next.</summary>
internal abstract record ReflectorAction
{
    /// <summary>The cache becomes exactly this list.</summary>
    public sealed record Replace(ObjectPage Page) : ReflectorAction;

    public sealed record Apply(ObjectEvent Event) : ReflectorAction;

    /// <summary>Nothing changed up to this version.</summary>
    public sealed record Seen(string ResourceVersion) : ReflectorAction;

    /// <summary>Waits before the next list or watch, after this many failures in a row.</summary>
    public sealed record Pause(int Failures, ApiException? Why) : ReflectorAction;

    /// <summary>Goes on at once.</summary>
    public sealed record GoOn : ReflectorAction;
}
