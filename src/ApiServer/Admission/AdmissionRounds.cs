using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What one request's way through the mutating plugins remembers: when a webhook or a policy changed the object, all plugins see it once more.</summary>
/// <remarks>A policy that adds a container must not be the reason that the container lacks what the plugins before it give to every one. There are
/// two rounds at most; in the second a webhook or policy is asked again only if it wants to be and something changed after it.</remarks>
public sealed class AdmissionRounds
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> wanted = new(StringComparer.Ordinal);

    /// <summary>This is the second round.</summary>
    public bool IsAgain { get; private set; }

    /// <summary>A second round is called for.</summary>
    public bool IsNeeded { get; private set; }

    /// <summary>The object as the webhooks left it.</summary>
    public IApiObject? LastSeen { get; set; }

    /// <summary>One that may be asked again was asked.</summary>
    public void Asked(string id) => asked.Add(id);

    /// <summary>A webhook or policy changed the object.</summary>
    public void Changed()
    {
        IsNeeded = true;
        AskAllAgain();
    }

    public void AskAllAgain() => wanted.UnionWith(asked);

    public bool IsWanted(string id) => wanted.Contains(id);

    public void BeginAgain()
    {
        IsAgain = true;
        asked.Clear();
    }
}
