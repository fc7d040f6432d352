namespace Keles.Api.Core.V1;

/// <summary>When an image is pulled.</summary>
public static class PullPolicies
{
    public const string Always = "Always";
    public const string IfNotPresent = "IfNotPresent";
    public const string Never = "Never";

    /// <summary>What holds when nothing is said: the tag <c>latest</c> moves, so it is always asked for.</summary>
    public static string DefaultFor(string image) => ImageName.Parse(image)?.Tag == "latest" ? Always : IfNotPresent;
}
