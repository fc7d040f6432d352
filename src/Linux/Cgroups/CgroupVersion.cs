namespace Keles.Linux;

public enum CgroupVersion
{
    /// <summary>A tree for every controller.</summary>
    V1 = 1,

    /// <summary>One tree.</summary>
    V2 = 2,
}
