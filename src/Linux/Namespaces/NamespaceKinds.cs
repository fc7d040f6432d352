namespace Keles.Linux;

/// <summary>The kernel's CLONE_NEW* flags.</summary>
[Flags]
public enum NamespaceKinds
{
    None = 0,
    Mount = 0x00020000,
    Cgroup = 0x02000000,
    HostName = 0x04000000,
    Ipc = 0x08000000,
    ProcessIds = 0x20000000,
    Network = 0x40000000,

    /// <summary>What a local node has of its own.</summary>
    Node = Mount | HostName | ProcessIds | Network,
}
