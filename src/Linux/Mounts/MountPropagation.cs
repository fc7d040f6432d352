namespace Keles.Linux;

/// <summary>How mounts made on either side show on the other.</summary>
public enum MountPropagation
{
    /// <summary>In neither direction.</summary>
    Private,

    /// <summary>From the original only.</summary>
    Slave,

    /// <summary>In both directions.</summary>
    Shared,
}
