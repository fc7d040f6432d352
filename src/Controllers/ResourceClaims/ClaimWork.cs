using Keles.Machinery;

namespace Keles.Controllers.ResourceClaims;

/// <summary>What is to be looked at: a pod that may need claims, or a claim that may be needed no longer.</summary>
internal readonly record struct ClaimWork(bool IsPod, ObjectKey Key)
{
    public override string ToString() => IsPod ? $"pod:{Key}" : $"claim:{Key}";
}
