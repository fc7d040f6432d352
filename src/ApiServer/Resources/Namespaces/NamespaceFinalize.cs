using Keles.Api.Core.V1;

namespace Keles.ApiServer;

/// <summary>Changes the finalizers in a namespace's spec; when the last one of a terminating namespace goes, it goes.</summary>
internal static class NamespaceFinalize
{
    public static Transition Transition { get; } = new(
        static (value, stored) => NamespaceWriteRules.OnFinalize((Namespace)value, (Namespace)stored),
        static (value, stored, errors) => NamespaceKind.Kind.ValidateStatusUpdate(value, stored, errors));
}
