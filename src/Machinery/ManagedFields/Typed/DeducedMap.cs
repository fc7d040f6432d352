using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>A map nobody declared: its members are deduced again.</summary>
internal static class DeducedMap
{
    public static MapSchema Instance { get; } = new(DeducedSchema.Instance);
}
