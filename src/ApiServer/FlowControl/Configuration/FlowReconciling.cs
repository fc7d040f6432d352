using System.Globalization;
using Keles.Api.FlowControl.V1;
using Keles.Machinery;

namespace Keles.ApiServer.FlowControl;

/// <summary>What becomes of a flow schema or priority level that every cluster has, when somebody changed it.</summary>
internal static class FlowReconciling
{
    public const string Exempt = "exempt";

    public const string CatchAll = "catch-all";

    /// <summary>The wanted spec, unless it is one of the suggested objects and its owner keeps it himself; the mark always says which.</summary>
    public static IApiObject Merge(IApiObject found, IApiObject wanted)
    {
        ArgumentNullException.ThrowIfNull(found);
        var restored = IsRestored(found.Metadata);
        var marked = found.Metadata with { Annotations = found.Metadata.Annotations.With(BootstrapMarks.FlowAutoUpdate, restored ? "true" : "false") };
        return (found, wanted) switch
        {
            (FlowSchema f, FlowSchema w) => f with { Metadata = marked, Spec = restored ? w.Spec : f.Spec },
            // How much the exempt level lends is its owner's affair, though all else of it is fixed.
            (PriorityLevelConfiguration f, PriorityLevelConfiguration w) => f with { Metadata = marked, Spec = restored ? w.Spec with { Exempt = w.Spec.Exempt is null ? null : f.Spec.Exempt ?? w.Spec.Exempt } : f.Spec },
            _ => found,
        };
    }

    public static bool IsMandatory(string name) => name is Exempt or CatchAll;

    /// <summary>Without a word on it, an object that was never changed is still the server's.</summary>
    private static bool IsRestored(ObjectMeta metadata) => IsMandatory(metadata.Name) || (metadata.Annotations.Get(BootstrapMarks.FlowAutoUpdate)?.ToLower(CultureInfo.InvariantCulture) switch
    {
        "true" or "t" or "1" => true,
        "false" or "f" or "0" => false,
        _ => metadata.Generation <= 1,
    });
}
