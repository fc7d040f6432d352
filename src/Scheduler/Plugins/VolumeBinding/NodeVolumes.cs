namespace Keles.Scheduler;

/// <summary>What would have to be done for a pod's unbound claims if it went to a node.</summary>
/// <param name="Bindings">Claims with volumes that are there.</param>
/// <param name="Provisions">Claims for which a volume is to be made.</param>
internal sealed record NodeVolumes(Items<(PersistentVolumeClaim Claim, PersistentVolume Volume)> Bindings, Items<PersistentVolumeClaim> Provisions)
{
    public bool IsEmpty => Bindings.IsEmpty && Provisions.IsEmpty;
}
