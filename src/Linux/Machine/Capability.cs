namespace Keles.Linux;

/// <summary>The kernel's capabilities that we ask about.</summary>
public enum Capability
{
    NetAdmin = 12,
    SysAdmin = 21,

    /// <summary>Lowering oom_score_adj and raising rlimits; some containers and sandboxes have all but this.</summary>
    SysResource = 24,
}
