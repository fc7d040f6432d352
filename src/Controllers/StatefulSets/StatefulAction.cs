using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.StatefulSets;

/// <summary>One thing to do for a stateful set.</summary>
internal abstract record StatefulAction
{
    /// <summary>Makes the pod's claims that are missing, sets their owners, then makes the pod.</summary>
    internal sealed record Create(Pod Pod, int Ordinal) : StatefulAction;

    /// <summary>Makes the claims that a waiting pod lacks.</summary>
    internal sealed record MakeClaims(Pod Pod, int Ordinal) : StatefulAction;

    /// <summary>Gives a pod the labels and claims of its identity.</summary>
    internal sealed record Conform(Pod Pod, int Ordinal) : StatefulAction;

    /// <summary>Makes the owners of a leaving pod's claims what the retention policy wants.</summary>
    internal sealed record OwnClaims(Pod Pod, int Ordinal) : StatefulAction;

    internal sealed record Delete(Pod Pod) : StatefulAction;

    /// <summary>Makes room for a pod of the newer revision.</summary>
    internal sealed record Replace(Pod Pod) : StatefulAction;

    /// <summary>For tests and logs.</summary>
    public string Text => this switch
    {
        Create a => $"create {a.Pod.Metadata.Name} of {StatefulPods.RevisionOf(a.Pod)}",
        MakeClaims a => $"claims of {a.Pod.Metadata.Name}",
        Conform a => $"conform {a.Pod.Metadata.Name}",
        OwnClaims a => $"own claims of {a.Pod.Metadata.Name}",
        Delete a => $"delete {a.Pod.Metadata.Name}",
        Replace a => $"replace {a.Pod.Metadata.Name}",
        _ => "",
    };
}
