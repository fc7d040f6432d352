namespace Keles.Hosting;

/// <summary>The endpoints a check can be part of.</summary>
[Flags]
public enum HealthEndpoint
{
    None = 0,
    Healthz = 1,

    /// <summary>Failing here asks for a restart.</summary>
    Livez = 2,

    /// <summary>Failing here asks for no requests to be sent.</summary>
    Readyz = 4,

    All = Healthz | Livez | Readyz,
}
