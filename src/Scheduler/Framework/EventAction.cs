namespace Keles.Scheduler;

/// <summary>How an object has changed.</summary>
[Flags]
internal enum EventAction
{
    None = 0,
    Add = 1,
    Delete = 2,
    Allocatable = 4,
    Labels = 8,
    Taints = 16,

    /// <summary>A pod asks for less.</summary>
    ScaleDown = 32,
    Tolerations = 64,
    Gates = 128,

    /// <summary>Any other change.</summary>
    Other = 256,

    /// <summary>A claim for devices was made for a pod.</summary>
    Claims = 512,

    /// <summary>A node says that it can do something else.</summary>
    Features = 1024,
    Update = Allocatable | Labels | Taints | ScaleDown | Tolerations | Gates | Other | Claims | Features,
    All = Add | Delete | Update,
}
