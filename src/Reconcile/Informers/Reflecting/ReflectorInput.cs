using Keles.Client;

namespace Keles.Reconcile;

/// <summary>What happens to a reflector.</summary>
internal abstract record ReflectorInput
{
    public sealed record Listed(ObjectPage Page) : ReflectorInput;

    public sealed record Event(ObjectEvent Value) : ReflectorInput;

    /// <summary>The server ended the watch in order.</summary>
    public sealed record Ended : ReflectorInput;

    /// <summary>The list or watch failed.</summary>
    public sealed record Failed(ApiException Error) : ReflectorInput;
}
